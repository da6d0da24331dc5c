import { problem } from '#core/problem'
import type { MiniProgramCodes } from '../endpoint/platform'
import type { MiniProgramState } from './settings'
import { asTrouble } from './trouble'
import type { WayForPictures } from './way'

const VERSIONS = { developer: 'develop', trial: 'trial', formal: 'release' } as const satisfies Record<
  MiniProgramState,
  string
>

const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/

/**
 * Draws mini-program codes
 * (https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/qrcode-link/qr-code/getUnlimitedQRCode.html).
 */
export function codesBy(
  way: WayForPictures,
  state: MiniProgramState,
  report: (error: unknown) => void,
): MiniProgramCodes {
  return {
    async picture(page, scene) {
      if (!SCENE.test(scene)) throw new Error('no scene of a mini-program code')
      // Only a released mini-program's pages can be checked.
      const body = { page, scene, env_version: VERSIONS[state], check_path: state === 'formal', width: 430 }
      return way.draw('/wxa/getwxacodeunlimit', body).catch((error: unknown) => {
        const trouble = asTrouble(error)
        report(trouble)
        throw problem(trouble.kind === 'busy' || trouble.kind === 'token' ? 'platformBusy' : 'platformFailed')
      })
    },
  }
}
