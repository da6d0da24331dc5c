/**
 * Who is behind a `wx.login` code: WeChat's `jscode2session`
 * (https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/code2Session.html).
 * The address is a setting so that it can be tried against a stand-in.
 */
export interface WechatApp {
  readonly appId: string
  readonly secret: string
  readonly address: string
}

const TIMEOUT_MS = 5_000

/** The user's openid; undefined when WeChat refuses the code or cannot be reached. The session key is dropped. */
export function wechatUserBy(
  app: WechatApp,
  timeoutMs = TIMEOUT_MS,
): (code: string) => Promise<string | undefined> {
  return async (code) => {
    const url = new URL('/sns/jscode2session', app.address)
    url.search = new URLSearchParams({
      appid: app.appId,
      secret: app.secret,
      js_code: code,
      grant_type: 'authorization_code',
    }).toString()
    const reply = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) }).catch(() => undefined)
    if (!reply?.ok) return undefined
    const body: unknown = await reply.json().catch(() => undefined)
    const openId = (body as { openid?: unknown } | undefined)?.openid
    return typeof openId === 'string' && openId !== '' ? openId : undefined
  }
}

/** WeChat is set up when both the app id and its secret are in the environment. */
export function wechatAppIn(env: Readonly<Record<string, string | undefined>>): WechatApp | undefined {
  const { WECHAT_APP_ID: appId, WECHAT_APP_SECRET: secret } = env
  if (!appId || !secret) return undefined
  return { appId, secret, address: env.WECHAT_API_ADDRESS || 'https://api.weixin.qq.com' }
}
