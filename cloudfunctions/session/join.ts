import { publicOperation } from '../_shared/endpoint/operation'
import { byCode, codeHash } from './code'
import { invitationFor } from './invitation'
import { useInvitation } from './use-invitation'
import { openSessionAt, unlessTaken, wayInOf } from './way-in'

export const join = publicOperation('session.join', async (input, context) => {
  const { db, now } = context
  await byCode(db, input.code, (hash) => invitationFor(db, hash, now))
  const way = await wayInOf(input.with, context)
  const joining = db.transaction().execute(async (tx) => {
    const place = await useInvitation(tx, codeHash(input.code), way, null, context)
    return openSessionAt(tx, place, input.device, context)
  })
  return unlessTaken(joining)
})
