import type { Output } from '#core/contract/contract'
import { STATUSES, type Status } from '#core/standing/judge'

type Report = Output<'report.show'>

export const POSTER_WIDTH = 750
const MARGIN = 48
const ROW = 104
const INNER = POSTER_WIDTH - 2 * MARGIN
const FONT = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"

/** Of the light scheme: a picture is shown on any background. */
const INK = '#1a1a1a'
const SOFT = '#666666'
const COLOURS: Readonly<Record<Status, string>> = {
  met: '#0a9f50',
  onTrack: '#1472d0',
  behind: '#c87f2a',
  missed: '#cf3f37',
  waived: '#8c8c8c',
  logOnly: '#8c8c8c',
}

type Pen = CanvasRenderingContext2D

/** What has a number; a picture that is sent on names nobody. */
const owed = (report: Report) => report.promises.filter(({ rollUp }) => rollUp.status !== 'logOnly')

/** Draws a report to be sent on as a picture and answers its height; with a pen that draws nothing, only measures. */
export function drawPoster(pen: Pen, report: Report, school: string, draw: boolean): number {
  const write = (words: string, y: number, size: number, colour = INK, weight = 400) => {
    pen.font = `${weight} ${size}px ${FONT}`
    const lines = wrapped(pen, words, INNER)
    pen.fillStyle = colour
    if (draw) for (const [index, line] of lines.entries()) pen.fillText(line, MARGIN, y + index * size * 1.5)
    return y + lines.length * size * 1.5
  }
  pen.textBaseline = 'top'
  let y = MARGIN
  y = write(school, y, 26, SOFT)
  y = write(report.report.title, y + 4, 44, INK, 600)
  y = write(`${report.report.from} 至 ${report.report.to}`, y, 24, SOFT) + 20
  for (const line of report.summary) y = write(line, y, 28)
  y += 24
  for (const promise of owed(report)) {
    if (draw) drawRow(pen, promise, y)
    y += ROW
  }
  return write('有据 · 数字已定稿，来历在应用里可以逐条打开', y + 12, 22, SOFT) + MARGIN
}

function drawRow(pen: Pen, { rule, rollUp, words }: Report['promises'][number], y: number) {
  pen.font = `500 28px ${FONT}`
  pen.fillStyle = INK
  pen.fillText(clipped(pen, rule.name, INNER - 130), MARGIN, y)
  pen.textAlign = 'right'
  pen.fillStyle = COLOURS[rollUp.status]
  pen.fillText(STATUSES[rollUp.status], POSTER_WIDTH - MARGIN, y)
  pen.textAlign = 'left'
  pen.font = `400 22px ${FONT}`
  pen.fillStyle = SOFT
  pen.fillText(clipped(pen, words, INNER), MARGIN, y + 38)
  drawBar(pen, rollUp, y + 72)
}

/** Those who owe a promise by how they stand; of one alone, how far it is. */
function drawBar(pen: Pen, rollUp: Report['promises'][number]['rollUp'], y: number) {
  const { owing, done, target, status } = rollUp
  pen.fillStyle = '#ececec'
  pen.fillRect(MARGIN, y, INNER, 12)
  const parts: readonly (readonly [Status, number])[] =
    owing > 1
      ? (['met', 'onTrack', 'behind', 'missed'] as const).map((each) => [each, rollUp[each] / owing])
      : [[status, target > 0 ? Math.min(1, done / target) : 1]]
  let x = MARGIN
  for (const [each, share] of parts) {
    pen.fillStyle = COLOURS[each]
    pen.fillRect(x, y, INNER * share, 12)
    x += INNER * share
  }
}

function wrapped(pen: Pen, words: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const character of words) {
    if (line && pen.measureText(line + character).width > width) {
      lines.push(line)
      line = ''
    }
    line += character
  }
  return [...lines, line]
}

function clipped(pen: Pen, words: string, width: number): string {
  if (pen.measureText(words).width <= width) return words
  let kept = words
  while (kept && pen.measureText(`${kept}…`).width > width) kept = kept.slice(0, -1)
  return `${kept}…`
}
