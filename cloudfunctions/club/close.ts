import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { findClub, loadClub } from '../_shared/store/club'
import { keepsClubs } from './concerns'
import { endInstructing, keepJournal, stateOf, waitForTurn } from './keep'

export const close = operation('club.close', async ({ id, revision, because, mergedInto }, context) => {
  const { tx, caller, now, today } = context
  if (!keepsClubs(caller)) throw problem('notAllowed')
  await waitForTurn(context)
  const club = await loadClub(tx, caller, id)
  const reason = because.trim()
  const same = club.closedBecause === reason && club.mergedInto === mergedInto
  if (club.toOn !== null && club.revision === revision + 1 && same) return { id, revision: club.revision }
  if (club.revision !== revision) throw problem('changedMeanwhile', { revision: club.revision })
  if (club.toOn !== null) throw problem('clubClosed')
  if (mergedInto !== null) {
    const other = await findClub(tx, caller, mergedInto)
    if (!other || other.id === id || other.toOn !== null) {
      throw problem('badInput', { fields: [{ path: '/mergedInto', message: '请选择另一个还在开办的社团' }] })
    }
  }
  const before = await stateOf(id, context)
  const toOn = club.fromOn > today ? club.fromOn : today
  await tx
    .updateTable('club')
    .set({ toOn, closedBecause: reason, mergedInto, revision: revision + 1, changedAt: new Date(now) })
    .where('districtId', '=', caller.districtId)
    .where('id', '=', id)
    .execute()
  await endInstructing(id, toOn, context)
  await keepJournal('closed', id, reason, before, context)
  return { id, revision: revision + 1 }
})
