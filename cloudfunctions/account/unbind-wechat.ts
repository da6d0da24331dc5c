import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { ownWays, setOwnWechat } from './own-ways'

export const unbindWechat = operation('account.unbindWechat', async (_, context) => {
  const { wechat, passwordHash } = await ownWays(context.tx)
  if (!wechat) return {}
  if (passwordHash === null) throw problem('lastWayIn')
  await setOwnWechat(null, context)
  return {}
})
