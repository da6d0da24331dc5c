import { publicOperation } from '../_shared/endpoint/operation'
import { byCodeFrom, codeHash } from './code'
import { invitationFor } from './invitation'
import { useInvitation } from './use-invitation'
import { openSessionAt, tryingLogin, wayInOf } from './way-in'

export const join = publicOperation('session.join', async (input, context) => {
  const { db, now } = context
  await byCodeFrom(context, input.code, (hash) => invitationFor(db, hash, now))
  const way = await wayInOf(input.with, context)
  const hash = codeHash(input.code)
  const join = () =>
    db.transaction().execute(async (tx) => {
      const place = await useInvitation(tx, hash, way, null, context)
      return openSessionAt(tx, place, input.device, context)
    })
  return tryingLogin(way, hash.toString('hex'), context, join)
})
