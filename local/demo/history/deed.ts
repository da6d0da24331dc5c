import type { Input } from '#core/contract/contract'

type Told =
  | 'record.submit'
  | 'record.correct'
  | 'record.withdraw'
  | 'record.decide'
  | 'record.respond'
  | 'club.save'
  | 'research.reschedule'
  | 'research.move'
  | 'research.cancel'
  | 'research.theme'
  | 'notice.publish'
  | 'notice.read'
  | 'notice.correct'
  | 'notice.acknowledge'

/** One call that somebody made at a moment in the past, in milliseconds. */
export type Step = {
  [N in Told]: { readonly operation: N; readonly input: Input<N>; readonly by: string; readonly at: number }
}[Told]

/** What a deed about a record begins with. */
export type Submission = Extract<Step, { operation: 'record.submit' }>

/** Steps that follow on each other; different deeds know nothing of each other. */
export type Deed = readonly Step[]

export type Content = Input<'record.submit'>['content']

export function submission(id: string, content: Content, by: string, at: number): Submission {
  return { operation: 'record.submit', input: { id, content }, by, at }
}
