import { operation } from '../_shared/endpoint/operation'
import { changed, findOpenSlot, keepSlot } from './change-slot'

export const cancel = operation('research.cancel', async ({ reason, ...named }, context) => {
  const found = await findOpenSlot(named, context)
  const set = { change: 'cancelled', toOn: null, reason } as const
  await keepSlot(found, { did: 'cancelled', reason, set }, context)
  return changed(found, { heldOn: found.slot.on, state: 'cancelled' })
})
