import type { Cadence } from '../cadence'
import type { CadenceContext } from './cadence-context'
import { eventCadence, looksLikeEvent } from './cadence-event'
import { steppedCadence, UNSET_WORDS } from './cadence-steps'
import type { Cell } from './cell'
import { type PlainText, plainText, sliceOf } from './characters'
import { nearestWord } from './nearest'
import { crookedWindow, readWindow, windowRefusal } from './windows'

export const CADENCE_EXAMPLE =
  '可以写：每学期、每周、每周四、每月、3月20日前、第3—5周，或设置里定好的时段（如 期初、期中、期末）。'

/** Whether a word has a meaning of its own as 周期, so that no milestone may be called so. */
export function isCadenceWord(plain: string): boolean {
  return (
    steppedCadence(plain) !== null ||
    UNSET_WORDS.includes(plain) ||
    looksLikeEvent(plain) ||
    readWindow(plain) !== null ||
    crookedWindow(plain) !== null
  )
}

const CARRY_OVER = /[,;、]?\(?可以?顺延\)?$/

/** Reads 周期, with (可顺延) behind it where a missed slot may be made up for later. */
export function readCadence(
  cell: Cell,
  context: CadenceContext,
  phrase: PlainText = plainText(cell.text),
): Cadence | null {
  const { text } = phrase
  const at = text.search(CARRY_OVER)
  const carryOver = at >= 0
  const cadence = readStepped(cell, carryOver ? sliceOf(phrase, 0, at) : phrase, context)
  if (!cadence || !carryOver) return cadence
  if (REPEATS.includes(cadence.every)) return { ...cadence, carryOver: true }
  return cell.fault('这个周期没有下一次，不能顺延。', '请去掉「可顺延」，或改写截止的日子。', { found: text })
}

const REPEATS: readonly Cadence['every'][] = [
  'week',
  'weekday',
  'weekdays',
  'day',
  'month',
  'milestone',
  'window',
]

function readStepped(cell: Cell, phrase: PlainText, context: CadenceContext): Cadence | null {
  const { text } = phrase
  const stepped = steppedCadence(text)
  if (stepped) return stepped
  if (UNSET_WORDS.includes(text)) {
    cell.warn(
      `「${text}」没有说多久一次，选定周期以前只记录，不评达不达标。`,
      '想评的话，请写成「每月」「每学期」这样。',
      { found: text },
    )
    return { every: 'unset' }
  }
  if (/^每?(?:个|一)?学期内?.{0,4}次/.test(text)) {
    const remedy = '请写成「学期内2次」「学期内2次，间隔不少于30天」这样。'
    return cell.fault('看不懂学期内几次、隔多久。', remedy, { found: text })
  }
  if (looksLikeEvent(text)) return eventCadence(cell, phrase, context)
  return listed(cell, text, context.milestones)
}

/** 期初、期中、期末 or 3月、6月、9月、12月: milestones or windows, not both in one. */
function listed(cell: Cell, text: string, milestones: readonly string[]): Cadence | null {
  const parts = text.split(/[、,;]|和|及/).filter((part) => part !== '')
  if (parts.length === 0) return cell.fault('看不懂这个周期。', CADENCE_EXAMPLE)
  const twice = parts.find((part, i) => parts.indexOf(part) !== i)
  if (twice) return cell.fault(`「${twice}」写了两次。`, '请只写一次。', { found: twice })
  const names = parts.filter((part) => milestones.includes(part))
  if (names.length === parts.length) return { every: 'milestone', names }
  const others = parts.filter((part) => !milestones.includes(part))
  const windows = others.map((part) => readWindow(part) ?? refuse(cell, part, milestones))
  const read = windows.filter((window) => window !== null)
  if (read.length < windows.length) return null
  if (names.length === 0) return { every: 'window', windows: read }
  const fault = `「${names[0]}」是设置里的时段，不能和「${others[0]}」写在一起。`
  return cell.fault(fault, '请分成两条指标，或把这几天也在「设置」里起个名字。', { found: others[0] ?? '' })
}

function refuse(cell: Cell, name: string, milestones: readonly string[]): null {
  if (steppedCadence(name) ?? UNSET_WORDS.includes(name)) {
    const remedy = '请分成几条指标，每条写一个周期。'
    return cell.fault(`「${name}」不能和别的周期写在一起。`, remedy, { found: name })
  }
  const refusal = windowRefusal(name)
  if (refusal) return cell.fault(refusal.fault, refusal.remedy, { found: name })
  const words = [
    '每学期',
    '每周',
    ...'一二三四五六日'.split('').map((day) => `每周${day}`),
    '每月',
    ...milestones,
  ]
  const nearest = nearestWord(name, words)
  const meant = nearest ? `是不是「${nearest}」？` : ''
  const fault = `没有「${name}」这种周期，设置里也没有这个时段。`
  return cell.fault(fault, meant + CADENCE_EXAMPLE, { found: name, nearest })
}
