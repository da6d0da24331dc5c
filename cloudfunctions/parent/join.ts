import { Problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { RefusalKept } from '../_shared/endpoint/refusal-kept'
import { askClass, classOfCode } from '../_shared/store/class-code'

export const join = operation('parent.join', async ({ code, name }, context) => {
  const { tx, caller, now, today, requestId } = context
  const found = await classOfCode(tx, code, { asks: caller.personId, today })
  // A wrong code stays counted.
  if (found instanceof Problem) throw new RefusalKept(found)
  const { id, state, accountId } = await askClass(tx, found, { name, way: null, today, now, requestId })
  return { id, state, school: found.school, class: found.class, accountId }
})
