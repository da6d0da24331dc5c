import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { openIdOf } from '../session/account'
import { setOwnWechat } from './own-ways'

export const bindWechat = operation('account.bindWechat', async ({ code }, context) => {
  if (!(await setOwnWechat(await openIdOf(code, context), context))) throw problem('wechatTaken')
  return {}
})
