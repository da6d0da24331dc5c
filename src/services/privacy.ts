import Taro from '@tarojs/taro'
import { listeners } from './listeners'

type Answer = Parameters<Taro.onNeedPrivacyAuthorization.Listener>[0]

/** Calls that WeChat holds until the person has answered, with the name of what was called. */
const held = new Map<Answer, string>()
const changes = listeners()
const refusals = listeners()

export const subscribePrivacy = changes.subscribe
/** Something was not done because the person does not agree. */
export const onPrivacyDeclined = refusals.subscribe

/** What the person is asked about: `chooseMedia`; undefined when nothing waits. */
export const privacyAsked = (): string | undefined => [...held.values()][0]

/**
 * Asks in our words before WeChat's first use of the camera, photos, files or clipboard, in place of its own sheet
 * (https://developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/PrivacyAuthorize.html).
 */
export function watchPrivacy(): void {
  // Only newer base libraries hold calls until somebody has agreed.
  Taro.onNeedPrivacyAuthorization?.((answer, { referrer }) => {
    held.set(answer, referrer)
    answer({ event: 'exposureAuthorization' })
    changes.notify()
  })
}

/** `buttonId`: WeChat looks whether that button was really tapped. */
export const agreeToPrivacy = (buttonId: string) => answerAll({ event: 'agree', buttonId })

export const declinePrivacy = () => answerAll({ event: 'disagree' })

function answerAll(given: Taro.onNeedPrivacyAuthorization.ResolveOption): void {
  const answers = [...held.keys()]
  held.clear()
  for (const answer of answers) answer(given)
  changes.notify()
}

/** WeChat's own name for the guide that the person may read. */
export function privacyGuide(): Promise<string> {
  return new Promise((resolve) =>
    Taro.getPrivacySetting({
      success: ({ privacyContractName }) => resolve(privacyContractName),
      fail: () => resolve(''),
    }),
  )
}

export const openPrivacyGuide = () => Taro.openPrivacyContract({})

/**
 * Whether it was not done because the person does not agree, which is then told: also in the seconds after it, in which WeChat
 * does not ask again.
 */
export function declined({ errMsg = '' }: { errMsg?: string }): boolean {
  if (!/privacy permission is not authorized/.test(errMsg)) return false
  // After whatever the caller says of it, for this is the reason.
  setTimeout(refusals.notify)
  return true
}

/** What comes of something that the person thought better of: nothing. */
export function unlessGivenUp(fault: { errMsg?: string }): undefined {
  if (!declined(fault) && !/cancel/.test(fault.errMsg ?? '')) throw fault
  return undefined
}
