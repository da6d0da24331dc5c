import { publicOperation } from '../_shared/endpoint/operation'
import { askClass } from '../_shared/store/class-code'
import { classNamed } from './code'
import { openSessionAt, tryingLogin, wayInOf } from './way-in'

export const joinClass = publicOperation('session.joinClass', async (input, context) => {
  const { db, today, now, requestId } = context
  const found = await classNamed(input.code, context)
  const way = await wayInOf(input.with, context)
  const { accountId } = await tryingLogin(way, found.code, context, () =>
    askClass(db, found, { name: input.name, way, today, now, requestId }),
  )
  return openSessionAt(db, { districtId: found.districtId, accountId }, input.device, context)
})
