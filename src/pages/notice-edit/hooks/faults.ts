import { civilDateAt } from '#core/calendar/civil-date'
import type { FieldFault } from '#core/field-fault'
import type { ProblemBody } from '#core/problem'
import { LONGEST, type NoticeContent } from './content'

export type FieldFaults = Partial<Record<keyof NoticeContent, string>>

const FIELDS = [
  'title',
  'text',
  'audience',
  'publishAt',
  'lastOn',
  'pinnedUntil',
  'figures',
] as const satisfies readonly (keyof NoticeContent)[]

/** What can be told before asking the server; `now` is an instant. */
export function missingIn(content: NoticeContent, now: number): FieldFaults {
  const { title, text, audience, publishAt, lastOn } = content
  const ends = lastOn !== null && publishAt !== null && lastOn < civilDateAt(Date.parse(publishAt))
  return {
    ...(title.trim() === '' && { title: '请填写标题' }),
    ...(title.trim().length > LONGEST.title && { title: `标题不能超过 ${LONGEST.title} 字` }),
    ...(text.trim() === '' && { text: '请填写正文' }),
    ...(text.length > LONGEST.text && { text: `正文不能超过 ${LONGEST.text} 字，长的内容可以放进附件` }),
    ...(audience.length === 0 && { audience: '请选择发给谁' }),
    ...(publishAt !== null && Date.parse(publishAt) <= now && { publishAt: '这个时间已经过了，请改一下' }),
    ...(ends && { lastOn: '最后一天早于发布的那一天，请改一下' }),
  }
}

/** The server's refusal, field by field; empty when it is not about a field. */
export function fieldsOf(problem: ProblemBody): FieldFaults {
  if (problem.code === 'noAudience') return { audience: problem.message }
  if (problem.code === 'figureNotTellable') return { figures: problem.message }
  return faultsIn(problem, FIELDS)
}

/** What was refused at these fields: by their shape, or for what the platform found in them. */
export function faultsIn<Field extends string>(
  { code, message, details }: ProblemBody,
  fields: readonly Field[],
): Partial<Record<Field, string>> {
  const found: Partial<Record<Field, string>> = {}
  const { part } = details as { part?: string }
  const refused = (details as { fields?: readonly FieldFault[] }).fields ?? []
  for (const field of fields) {
    const fault = refused.find(({ path }) => path === `/${field}` || path.startsWith(`/${field}/`))
    if (code === 'badInput' && fault) found[field] = fault.message
    if (code === 'contentRisky' && part === field) found[field] = message
  }
  return found
}
