import type { Form } from './form'

/** What decides which forms somebody has to do with. */
export interface Reader {
  readonly posts: readonly string[]
  readonly reach: 'nobody' | 'guardian' | 'self' | 'group' | 'school'
  /** Kinds of the units that they lead: entries about those come to them. */
  readonly leads: readonly string[]
}

/** Whether somebody may read entries of a form that others have written; row security decides on each. */
export function mayRead({ readers, sealed, about }: Form, { posts, reach, leads }: Reader): boolean {
  if (readers.some((role) => role === 'staff' || posts.includes(role))) return true
  return !sealed && (reach === 'school' || leads.includes(about))
}
