import type { Parsed } from '#core/contract/contract'
import { problem } from '#core/problem'
import { type PublicContext, publicOperation } from '../_shared/endpoint/operation'
import { type Account, accountBy, byPassword, openIdOf } from './account'
import { openSessionAt } from './way-in'

export const open = publicOperation('session.open', async (input, context) => {
  return openSessionAt(context.db, await accountFor(input, context), input.device, context)
})

async function accountFor(input: Parsed<'session.open'>, context: PublicContext): Promise<Account> {
  switch (input.way) {
    case 'password':
      return byPassword(input.login, input.password, context)
    case 'demo': {
      if (!context.platform.demo) throw problem('wayClosed')
      const account = await accountBy('demo', input.key, context)
      if (!account) throw problem('wayClosed')
      return account
    }
    case 'wechat': {
      const account = await accountBy('wechat', await openIdOf(input.code, context), context)
      if (!account) throw problem('wechatUnknown')
      return account
    }
  }
}
