import { plainJoinCode } from '../join-code'

/** What a mini-program code (小程序码) opens: joining with somebody's invitation, or asking to join a class. */
export interface Scene {
  readonly for: 'invitation' | 'class'
  /** Without strokes. */
  readonly code: string
}

const LETTER = '[0-9A-HJKMNP-TV-Z]'

/** The page that each opens, as WeChat wants it: no stroke before, no query behind. */
export const SCENES = {
  invitation: { key: 'i', shape: new RegExp(`^${LETTER}{12}$`), page: 'pages/account/join/index' },
  class: { key: 'c', shape: new RegExp(`^${LETTER}{8}$`), page: 'pages/parents/join/index' },
} as const satisfies Record<Scene['for'], { key: string; shape: RegExp; page: string }>

const KINDS = Object.keys(SCENES) as Scene['for'][]

/**
 * The scene parameter for a code, however it was typed; undefined for what cannot be a code of that kind. WeChat takes at most
 * 32 characters, of digits, letters and `!#$&'()*+,/:;=?@-._~`
 * (https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/qrcode-link/qr-code/getUnlimitedQRCode.html).
 */
export function sceneOf(kind: Scene['for'], typed: string): string | undefined {
  const code = plainJoinCode(typed)
  const { key, shape } = SCENES[kind]
  return shape.test(code) ? `${key}=${code}` : undefined
}

/** What a page's `scene` says; undefined for what is none of ours. WeChat hands it over percent-encoded. */
export function readScene(handed: string): Scene | undefined {
  const scene = handed.replace(/%3D/gi, '=')
  const kind = KINDS.find((each) => scene.startsWith(`${SCENES[each].key}=`))
  if (!kind) return undefined
  const code = scene.slice(2)
  return SCENES[kind].shape.test(code) ? { for: kind, code } : undefined
}
