import { problem } from '#core/problem'
import { type Asked, askedBy, findAsked, mayHandIn } from '#core/record/asked'
import type { ContentOf } from '#core/record/record'
import type { SignedInContext } from '../../_shared/endpoint/operation'
import { plansAsking } from '../../_shared/store/asked'
import { type Complete, seenByConcerned } from './completed'
import { nameOfUnit } from './roster'

export const completeDeliverable: Complete<'deliverable'> = async (content, context) => {
  const { title, accepting } = await askedFrom(content, context)
  const { payload, kind } = content
  // Whoever hands in never accepts, and what was changed is accepted anew.
  const completed = { ...payload, title, acceptedOn: null, accepting }
  return { content: { kind, payload: completed }, aboutId: payload.unitId, ...seenByConcerned }
}

export const completeDeclared: Complete<'declared'> = async (content, context) => {
  const { title } = await askedFrom(content, context)
  const { payload, kind } = content
  return { content: { kind, payload: { ...payload, title } }, aboutId: payload.unitId, ...seenByConcerned }
}

/** What a plan in force on the day asks under this title from that level, as the plan writes it. */
async function askedFrom(
  { kind, payload }: ContentOf<'deliverable' | 'declared'>,
  context: SignedInContext,
): Promise<Asked> {
  const { tx, caller } = context
  const { title, level, unitId } = payload
  const asked = findAsked(askedBy(await plansAsking(tx, caller, payload.on)), { kind, title, level })
  if (!asked) throw problem('notAsked', { title })
  const ofUnit = level !== 'person' && level !== 'school'
  if (ofUnit !== (unitId !== null)) throw problem('unknownUnit')
  if (ofUnit && unitId !== null) await nameOfUnit(unitId, level, payload.on, context)
  if (!mayHandIn(level, unitId, caller.posts)) throw problem('notAllowed')
  return asked
}
