import { messageOf } from '#core/reminder/phrase'
import { type PushedKind, REMINDERS, type ReminderWords } from '#core/reminder/reminder'

/** What a field of a template can be filled with. */
type Content = 'title' | 'line' | 'hint' | 'day'

/** Which field of a template says what, by the field's name there: {thing1: 'line', date2: 'day'}. */
export type Fields = readonly { readonly name: string; readonly value: (told: Told) => string | undefined }[]

interface Told {
  readonly kind: PushedKind
  readonly words: ReminderWords
}

const HINT = '点开办理'

/**
 * By the kind that a field's name begins with, what can stand in it and how much of it
 * (https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html).
 */
const KINDS: Readonly<Record<string, Partial<Record<Content, (told: Told) => string | undefined>>>> = {
  thing: {
    title: ({ kind }) => cut(REMINDERS[kind].title, 20),
    line: ({ words }) => cut(messageOf(words.line), 20),
    hint: () => HINT,
    day: ({ words }) => inWords(words.dueOn),
  },
  phrase: { title: ({ kind }) => REMINDERS[kind].title.slice(0, 5), hint: () => HINT },
  name: { title: ({ kind }) => REMINDERS[kind].title.slice(0, 10), hint: () => HINT },
  date: { day: ({ words }) => inWords(words.dueOn) },
  // Due at the end of that day.
  time: { day: ({ words }) => (words.dueOn ? `${inWords(words.dueOn)} 23:59` : undefined) },
  character_string: { day: ({ words }) => words.dueOn ?? undefined },
}

/** Reads `thing1=line,date2=day`; what cannot go into a field of that kind is said when the system starts. */
export function fieldsFrom(variable: string, text: string, kind: PushedKind): Fields {
  return text.split(/[,，]/).map((pair) => {
    const [name = '', content = ''] = pair.split('=').map((each) => each.trim())
    const [, of = ''] = /^([a-z_]+)\d{1,2}$/.exec(name) ?? []
    const value = Object.hasOwn(KINDS, of) ? KINDS[of]?.[content as Content] : undefined
    if (!value) throw new Error(`${variable}: ${name} cannot be filled with ${content}`)
    if (kind === 'digest' && content === 'day') throw new Error(`${variable}: a digest has no day`)
    return { name, value }
  })
}

/** WeChat's shape of a message's data; undefined where a field would stay empty, which it refuses. */
export function dataFor(fields: Fields, told: Told): Record<string, { value: string }> | undefined {
  const data: Record<string, { value: string }> = {}
  for (const { name, value } of fields) {
    const filled = value(told)
    if (!filled) return undefined
    data[name] = { value: filled }
  }
  return data
}

/** Line breaks and other control characters are refused, and whole characters are kept whole. */
function cut(text: string, most: number): string {
  const plain = text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
  if (plain.length <= most) return plain
  let kept = ''
  for (const letter of plain) {
    if (kept.length + letter.length > most - 1) break
    kept += letter
  }
  return `${kept}…`
}

function inWords(day: string | null): string | undefined {
  const [year, month, date] = day?.split('-').map(Number) ?? []
  return year === undefined ? undefined : `${year}年${month}月${date}日`
}
