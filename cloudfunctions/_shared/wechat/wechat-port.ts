import type { Environment } from '../cloud/variables'
import type { Platform } from '../endpoint/platform'
import { codesBy } from './codes'
import { contentBy } from './content'
import { messagesBy } from './messages'
import { overHttps } from './over-https'
import { contentCheckIn, miniProgramStateIn, templatesIn, wechatAppIn } from './settings'
import type { WayToWechat } from './way'
import { wechatUserBy } from './wechat-user'

export type WechatPort = Pick<Platform, 'wechatUser' | 'content' | 'messages' | 'codes'>

interface Surroundings {
  readonly env: Environment
  /** Told what nobody but who runs the system can mend; never anything about a person. */
  readonly report: (error: unknown) => void
  /** The cloud's own way to WeChat, where there is one, beside or instead of HTTPS. */
  readonly cloud?: (https: WayToWechat | undefined) => WayToWechat
  readonly timeoutMs?: number
}

/** All that WeChat gives, as far as the environment sets it up; the rest is null. */
export function wechatPort({ env, report, cloud, timeoutMs }: Surroundings): WechatPort {
  const app = wechatAppIn(env)
  const state = miniProgramStateIn(env)
  const templates = templatesIn(env)
  const https = app && overHttps(app, timeoutMs)
  const way = cloud ? cloud(https) : https
  const checksContent = contentCheckIn(env)
  if ((checksContent || templates) && !way) {
    throw new Error('CONTENT_CHECK and WECHAT_TEMPLATE_… need WECHAT_APP_ID and WECHAT_APP_SECRET')
  }
  return {
    wechatUser: app && https ? wechatUserBy(app, https, report) : null,
    content: checksContent && way ? contentBy(way, https ?? null, report) : null,
    messages: templates && way ? messagesBy(way, templates, state, report) : null,
    codes: https ? codesBy(https, state, report) : null,
  }
}
