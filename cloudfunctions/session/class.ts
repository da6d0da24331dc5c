import { Problem } from '#core/problem'
import { publicOperation } from '../_shared/endpoint/operation'
import { classOfCode } from '../_shared/store/class-code'

const classOf = publicOperation('session.class', async ({ code }, { db, today }) => {
  const found = await classOfCode(db, code, { asks: undefined, today })
  if (found instanceof Problem) throw found
  return { school: found.school, class: found.class }
})

export { classOf as class }
