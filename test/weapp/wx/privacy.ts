import { asynchronous, Failure, type Wx, type WxHost } from './api'

/** After a no WeChat asks again at the earliest after ten seconds. */
const QUIET_MS = 10_000

type Answer = (given: { event: string; buttonId?: string }) => void
type Listener = (answer: Answer, info: { referrer: string }) => void

/**
 * The privacy flow of https://developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/PrivacyAuthorize.html: a guarded
 * call is held while the app's listener asks, and goes on or fails as the person answers.
 */
export class PrivacyGate {
  private listener: Listener | undefined
  private quietUntil = 0

  constructor(private readonly host: WxHost) {}

  api(): Wx {
    const { host } = this
    return {
      onNeedPrivacyAuthorization: (listener: Listener) => {
        this.listener = listener
      },
      getPrivacySetting: asynchronous(host, 'getPrivacySetting', () => ({
        needAuthorization: !host.device.agreedToPrivacy,
        privacyContractName: '《有据小程序隐私保护指引》',
      })),
      openPrivacyContract: asynchronous(host, 'openPrivacyContract', () => ({})),
    }
  }

  /** Resolves when the call may go on. */
  async pass(referrer: string): Promise<void> {
    if (!this.host.device.agreedToPrivacy && !(await this.asked(referrer)))
      throw new Failure('privacy permission is not authorized', { errno: 104 })
  }

  private asked(referrer: string): Promise<boolean> {
    const { listener, host } = this
    if (!listener || Date.now() < this.quietUntil) return Promise.resolve(false)
    return new Promise((resolve) => {
      const answer: Answer = ({ event, buttonId }) => {
        if (event === 'exposureAuthorization') return
        // The base library looks whether that button was tapped.
        const agreed = event === 'agree' && host.device.agreeButtons.has(buttonId ?? '')
        host.device.agreedToPrivacy = agreed
        if (!agreed) this.quietUntil = Date.now() + QUIET_MS
        resolve(agreed)
      }
      host.run(() => listener(answer, host.realm.copy({ referrer })))
    })
  }
}
