import { operation } from '../_shared/endpoint/operation'
import { findOpenSignIn, signedIn } from './sign-in-session'

export const closeCode = operation('research.closeCode', async ({ id }, context) => {
  const { tx, caller, now } = context
  await findOpenSignIn(id, context)
  await tx
    .updateTable('researchSignIn')
    .set({ closedAt: new Date(now) })
    .where('districtId', '=', caller.districtId)
    .where('id', '=', id)
    .execute()
  return { signedIn: await signedIn(id, context) }
})
