import type { FieldFault, ProblemBody } from '#core/problem'
import type { NoticeContent } from './notice-form'

export type FieldFaults = Partial<Record<keyof NoticeContent, string>>

/** What can be told before asking the server. */
export function missingIn({ title, text, audience }: NoticeContent): FieldFaults {
  return {
    ...(title.trim() === '' && { title: '请填写标题' }),
    ...(text.trim() === '' && { text: '请填写正文' }),
    ...(audience.length === 0 && { audience: '请选择发给谁' }),
  }
}

/** The server's refusal, field by field; empty when it is not about a field. */
export function fieldsOf({ code, message, details }: ProblemBody): FieldFaults {
  if (code === 'noAudience') return { audience: message }
  if (code !== 'badInput') return {}
  const faults = (details as { fields?: readonly FieldFault[] }).fields ?? []
  const at = (field: keyof NoticeContent) =>
    faults.find(({ path }) => path === `/${field}` || path.startsWith(`/${field}/`))?.message
  const [title, text, audience] = [at('title'), at('text'), at('audience')]
  return { ...(title && { title }), ...(text && { text }), ...(audience && { audience }) }
}
