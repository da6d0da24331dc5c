import type { Form } from '#core/form/form'
import type { UnitsToChoose } from '@/form'
import type { Me } from '@/services/session'

/** Of which unit somebody writes entries of a form: those they hold a writer's post in, else any of the school's. */
export function unitsFor({ about, writers }: Pick<Form, 'about' | 'writers'>, { posts }: Me): UnitsToChoose {
  if (about === 'school' || about === 'person') return { kind: null, own: [] }
  const held = posts.filter(({ post, unitKind }) => unitKind === about && writers.includes(post))
  const named = new Map(held.map(({ unitId, unit }) => [unitId, { id: unitId, name: unit }]))
  return { kind: about, own: [...named.values()] }
}
