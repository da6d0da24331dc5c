import { problem } from '#core/problem'
import type { Complete } from './completed'

/** Not taken yet: no form hands these in. */
export const completeDeliverable: Complete<'deliverable'> = async () => {
  throw problem('notAllowed')
}

export const completeDeclared: Complete<'declared'> = async () => {
  throw problem('notAllowed')
}
