import { uuidv7 } from 'uuidv7'
import { Problem, problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { RefusalKept } from '../_shared/endpoint/refusal-kept'
import { askClass, classOfCode } from '../_shared/store/class-code'

export const join = operation('parent.join', async ({ code, name }, context) => {
  const { tx, caller, now, today, requestId } = context
  const found = await classOfCode(tx, code, { asks: caller.personId, today })
  // A wrong code stays counted.
  if (found instanceof Problem) throw new RefusalKept(found)
  if (found.schoolId !== caller.schoolId) throw problem('classCodeWrong')
  const asking = { id: uuidv7(), personId: caller.personId, name, today, now, requestId }
  const asked = await askClass(tx, found, asking)
  return { ...asked, school: found.school, class: found.class, accountId: uuidv7() }
})
