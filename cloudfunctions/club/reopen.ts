import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { instructorsOf, loadClub, loadInstructing } from '../_shared/store/club'
import { keepsClubs } from './concerns'
import { appoint, keepJournal, stateOf, waitForTurn } from './keep'

export const reopen = operation('club.reopen', async ({ id, revision }, context) => {
  const { tx, caller, now, today } = context
  if (!keepsClubs(caller)) throw problem('notAllowed')
  await waitForTurn(context)
  const club = await loadClub(tx, caller, id)
  if (club.toOn === null && club.revision === revision + 1) return { id, revision: club.revision }
  if (club.revision !== revision) throw problem('changedMeanwhile', { revision: club.revision })
  if (club.toOn === null) return { id, revision }
  const before = await stateOf(id, context)
  const instructing = await loadInstructing(tx, caller, [id])
  await tx
    .updateTable('club')
    .set({
      toOn: null,
      closedBecause: '',
      mergedInto: null,
      revision: revision + 1,
      changedAt: new Date(now),
    })
    .where('districtId', '=', caller.districtId)
    .where('id', '=', id)
    .execute()
  const again = new Set(instructorsOf(instructing, club).map(({ personId }) => personId))
  await appoint(id, [...again], today, context)
  await keepJournal('reopened', id, '', before, context)
  return { id, revision: revision + 1 }
})
