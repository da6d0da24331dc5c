import { faultOfMove } from '#core/research/move'
import { operation } from '../_shared/endpoint/operation'
import { changed, findOpenSlot, keepSlot } from './change-slot'

export const move = operation('research.move', async ({ to, reason, ...named }, context) => {
  const found = await findOpenSlot(named, context)
  const fault = faultOfMove(found.slot, to, found.slots, found.planning.calendar)
  if (fault) throw fault
  const set = { change: 'moved', toOn: to, reason } as const
  await keepSlot(found, { did: 'moved', reason, set }, context)
  return changed(found, { heldOn: to, state: 'moved' })
})
