import { publicOperation } from '../_shared/endpoint/operation'
import { classNamed } from './code'

const classOf = publicOperation('session.class', async ({ code }, context) => {
  const found = await classNamed(code, context)
  return { school: found.school, class: found.class }
})

export { classOf as class }
