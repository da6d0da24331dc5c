import { problem } from '#core/problem'
import { type Complete, seenByConcerned } from './completed'
import { nameOfUnit } from './roster'

export const completeClubSession: Complete<'clubSession'> = async ({ kind, payload }, context) => {
  const { rights, posts } = context.caller
  const { clubId } = payload
  const clubName = await nameOfUnit(clubId, 'club', context)
  const instructs = posts.some((held) => held.post === 'instructor' && held.unitId === clubId)
  if (!instructs && !rights.checkRecords) throw problem('notAllowed')
  return { content: { kind, payload: { ...payload, clubName } }, aboutId: clubId, ...seenByConcerned }
}
