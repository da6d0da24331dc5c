import type { CloudBase } from '@cloudbase/node-sdk'
import type { ContentCheck, Finding } from '../endpoint/platform'
import { inThisEnvironment } from './cloud-environment'

/** WeChat's scene for what many people read. */
const FORUM = 3
const LONGEST_WAIT_MS = 3_000

/**
 * WeChat's check of words (security.msgSecCheck, version 2). It wants the openid of an author who has been in the
 * mini-program within two hours: who publishes from a browser has none, and so gets no answer. Pictures are not looked
 * at: what WeChat offers for them answers later, to an address of its own.
 */
export function cloudContent(environment: () => Promise<CloudBase> = inThisEnvironment): ContentCheck {
  return {
    async text(content, openId) {
      if (openId === undefined) return 'unavailable'
      const app = await environment()
      const requestData = { content, version: 2, scene: FORUM, openid: openId }
      const asked = app.callWxOpenApi(
        { apiName: '/wxa/msg_sec_check', requestData },
        { timeout: LONGEST_WAIT_MS },
      )
      // Why there was no answer is the platform's log to tell; here it is no answer.
      return asked.then(({ result }) => findingOf(result), unavailable)
    },
    picture: null,
  }
}

const unavailable = (): Finding => 'unavailable'

function findingOf(result: unknown): Finding {
  const { errcode, result: found } = (result ?? {}) as { errcode?: unknown; result?: { suggest?: unknown } }
  if (errcode !== 0) return 'unavailable'
  // 'review' wants a person to look; what nobody has looked at is not published either.
  return found?.suggest === 'pass' ? 'passed' : 'risky'
}
