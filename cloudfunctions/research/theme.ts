import { operation } from '../_shared/endpoint/operation'
import { findSlot, keepSlot } from './change-slot'

export const theme = operation('research.theme', async ({ theme: planned, ...named }, context) => {
  const found = await findSlot(named, context)
  await keepSlot(found, { did: 'themed', reason: '', set: { theme: planned.trim() } }, context)
  return { ...named, theme: planned.trim() }
})
