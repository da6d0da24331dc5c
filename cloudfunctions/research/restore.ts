import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { changed, findOpenSlot, keepSlot } from './change-slot'

export const restore = operation('research.restore', async ({ reason, ...named }, context) => {
  const found = await findOpenSlot(named, context)
  const { slot, slots } = found
  if (slot.state === 'planned') throw problem('slotUnchanged')
  // Another session may have been moved to this day meanwhile.
  const taken = slots.some(
    (other) => other.state === 'moved' && other.on !== slot.on && other.heldOn === slot.on,
  )
  if (taken) throw problem('slotTaken')
  const set = { change: null, toOn: null, reason: '' } as const
  await keepSlot(found, { did: 'restored', reason, set }, context)
  return changed(found, { heldOn: slot.on, state: 'planned' })
})
