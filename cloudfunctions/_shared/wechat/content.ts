import { partsOf } from '#core/notice/parts'
import type { ContentCheck, Finding } from '../endpoint/platform'
import { asTrouble } from './trouble'
import type { WayForPictures, WayToWechat } from './way'

/** WeChat's scene for what many people read. */
const FORUM = 3
/** WeChat looks at JPEG, PNG and GIF of that size while one waits; what takes more answers later, to an address of its own. */
const PICTURE_BYTES = 1024 * 1024

/**
 * WeChat's check of words, version 2
 * (https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/msgSecCheck.html), which wants the
 * openid of an author who has been in the mini-program within two hours, and of pictures
 * (https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/sec-check/security.imgSecCheck.html).
 */
export function contentBy(
  words: WayToWechat,
  pictures: WayForPictures | null,
  report: (error: unknown) => void,
): ContentCheck {
  const found = (error: unknown): Finding => {
    const trouble = asTrouble(error)
    if (trouble.kind === 'risky') return 'risky'
    if (trouble.kind === 'away' || trouble.kind === 'user') return 'authorAway'
    report(trouble)
    return 'unavailable'
  }
  return {
    async text(text, openId) {
      if (openId === undefined) return 'authorAway'
      for (const { words: content } of partsOf(text)) {
        const asked = { content, version: 2, scene: FORUM, openid: openId }
        const finding = await words.ask('/wxa/msg_sec_check', asked).then(findingOf, found)
        if (finding !== 'passed') return finding
      }
      return 'passed'
    },
    picture:
      pictures &&
      (async (bytes, type) => {
        if (bytes.length > PICTURE_BYTES || type === 'image/webp') return 'unfit'
        return pictures.send('/wxa/img_sec_check', { bytes, type }).then(() => 'passed', found)
      }),
  }
}

/** 'review' wants a person to look; what nobody has looked at is not published either. */
function findingOf(answer: Readonly<Record<string, unknown>>): Finding {
  const { result } = answer as { result?: { suggest?: unknown } | null }
  const suggest = result?.suggest
  if (suggest === 'pass') return 'passed'
  return suggest === 'risky' || suggest === 'review' ? 'risky' : 'unavailable'
}
