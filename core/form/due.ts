import type { Post } from '../org/post'
import type { Form } from './form'

/** A post that somebody holds in a unit. */
export interface HeldIn {
  readonly post: Post
  readonly unitId: string
  readonly unitName: string
  readonly unitKind: string
}

/**
 * Whether somebody may write an entry about a unit: a post in units of that kind is one for the own unit only, so that a
 * class teacher writes about the own class; a post in the school is one for all of them.
 */
export function mayWriteAbout(form: Form, posts: readonly HeldIn[], unitId: string | null): boolean {
  if (form.writers.includes('staff')) return true
  const held = posts.filter(({ post }) => form.writers.includes(post))
  if (unitId === null) return held.length > 0
  return held.some((each) => each.unitKind !== form.about || each.unitId === unitId)
}

export interface DueForm {
  readonly form: Form
  /** The unit it is about; null for the school or the person. */
  readonly unit: { readonly id: string; readonly name: string } | null
}

/**
 * The registers kept daily that fall to somebody because of a post: not those that everybody on the staff may write,
 * or every teacher would find the whole school's registers on their list every morning.
 */
export function formsDueTo(forms: readonly Form[], posts: readonly HeldIn[]): DueForm[] {
  return forms.flatMap((form): DueForm[] => {
    if (form.often !== 'day') return []
    const held = posts.filter(({ post }) => form.writers.includes(post))
    if (held.length === 0) return []
    if (form.about === 'school' || form.about === 'person') return [{ form, unit: null }]
    const units = held.filter(({ unitKind }) => unitKind === form.about)
    const named = new Map(units.map(({ unitId, unitName }) => [unitId, { id: unitId, name: unitName }]))
    return [...named.values()].map((unit) => ({ form, unit }))
  })
}
