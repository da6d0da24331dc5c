import { Problem } from '#core/problem'
import { publicOperation } from '../_shared/endpoint/operation'
import { askClass, classOfCode } from '../_shared/store/class-code'
import { openSessionAt, unlessTaken, wayInOf } from './way-in'

export const joinClass = publicOperation('session.joinClass', async (input, context) => {
  const { db, today, now, requestId } = context
  const found = await classOfCode(db, input.code, { asks: undefined, today })
  if (found instanceof Problem) throw found
  const way = await wayInOf(input.with, context)
  const { accountId } = await unlessTaken(
    askClass(db, found, { name: input.name, way, today, now, requestId }),
  )
  return openSessionAt(db, { districtId: found.districtId, accountId }, input.device, context)
})
