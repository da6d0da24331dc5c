import { problem } from '#core/problem'
import type { Platform } from '../endpoint/platform'
import type { OverHttps } from './over-https'
import type { WechatApp } from './settings'
import { asTrouble } from './trouble'

/**
 * Who is behind a `wx.login` code
 * (https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/code2Session.html). The session key is dropped.
 */
export function wechatUserBy(
  { appId, secret }: WechatApp,
  way: Pick<OverHttps, 'askOpenly'>,
  report: (error: unknown) => void,
): NonNullable<Platform['wechatUser']> {
  return async (code) => {
    const query = { appid: appId, secret, js_code: code, grant_type: 'authorization_code' }
    try {
      const { openid } = await way.askOpenly('/sns/jscode2session', { query })
      if (typeof openid === 'string' && openid !== '') return openid
    } catch (error) {
      const trouble = asTrouble(error)
      if (trouble.kind === 'code') return undefined
      report(trouble)
      throw problem(trouble.kind === 'busy' ? 'platformBusy' : 'wechatFailed')
    }
    throw problem('wechatFailed')
  }
}
