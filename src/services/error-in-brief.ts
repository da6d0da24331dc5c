const MOST_FRAMES = 10
const LONGEST_FRAME = 200
const LONGEST_NAME = 60

/** What the contract lets through; messages are left out altogether, for they quote values. */
const FOREIGN = /[^\w ./:@()<>$#-]/g

/** The class of an error, or what of WeChat's did not work: `TypeError`, `navigateTo:fail`. */
export function nameOf(error: unknown): string {
  const [, api] = /^(\w+:fail)\b/.exec(textIn(error, 'errMsg')) ?? []
  if (api) return api.slice(0, LONGEST_NAME)
  const named = textIn(error, 'name')
  if (/^\w+$/.test(named)) return named.slice(0, LONGEST_NAME)
  // WeChat hands over words: `MiniProgramError\nx is not defined\nReferenceError: x is not defined\n at …`.
  const [, last] = /(?:^|\n)(?!MiniProgramError)(\w*(?:Error|Exception))\b/.exec(wordsOf(error)) ?? []
  return last?.slice(0, LONGEST_NAME) ?? 'Error'
}

/** Function, file, line and column of the uppermost calls; of addresses only the file is left. */
export function framesOf(error: unknown): string[] {
  return wordsOf(error)
    .split('\n')
    .map(frameIn)
    .filter((frame) => frame !== undefined)
    .slice(0, MOST_FRAMES)
}

/** `at draw (https://host/js/app.1a2b.js?v=3:1:203)` of V8, `draw@https://host/js/app.js:1:203` of Safari and Firefox. */
function frameIn(line: string): string | undefined {
  const [, called = '', file = '', at = ''] =
    /^\s*(?:at )?(?:(?:async )?([\w$.<> ]*?) ?[(@])?([^\s()@]*?)(?:\?[^\s()]*?)?(:\d+:\d+)\)?\s*$/.exec(
      line,
    ) ?? []
  if (at === '') return undefined
  const name = file
    .replace(/^\w+:\/+/, '')
    .split('/')
    .filter(Boolean)
    .slice(-3)
    .join('/')
  return `${called || '<anonymous>'} ${name}${at}`.replace(FOREIGN, '').slice(0, LONGEST_FRAME)
}

function wordsOf(error: unknown): string {
  return typeof error === 'string' ? error : textIn(error, 'stack') || textIn(error, 'message')
}

function textIn(error: unknown, key: string): string {
  if (typeof error !== 'object' || error === null) return ''
  const value: unknown = Reflect.get(error, key)
  return typeof value === 'string' ? value : ''
}
