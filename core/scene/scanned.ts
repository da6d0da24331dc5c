import { plainJoinCode } from '../join-code'
import { readScene, SCENES, type Scene } from './scene'

const PLACES = [
  ['invitation', 'account/join/index'],
  ['class', 'parents/join/index'],
  // What stands in a class's code where the mini-program has no address of its own.
  ['class', 'youju:class'],
] as const satisfies readonly (readonly [Scene['for'], string])[]

/**
 * What somebody scanned, be it the link of a QR code or the path of a mini-program code; undefined for what is none of ours. WeChat's
 * own scanner hands a link over percent-encoded
 * (https://developers.weixin.qq.com/miniprogram/introduction/qrcode.html); of a mini-program code `wx.scanCode` gives the path,
 * whose scene is encoded on iOS and plain on Android.
 */
export function sceneIn(scanned: string): Scene | undefined {
  const text = /^https?%3a/i.test(scanned) ? decoded(scanned) : scanned
  const [, scene] = /[?&]scene=([^&#]+)/.exec(text) ?? []
  if (scene !== undefined) return readScene(scene)
  const kind = PLACES.find(([, place]) => text.includes(`${place}?`))?.[0]
  const [, code] = /[?&]code=([^&#]+)/.exec(text) ?? []
  if (kind === undefined || code === undefined) return undefined
  const plain = plainJoinCode(decoded(code))
  return SCENES[kind].shape.test(plain) ? { for: kind, code: plain } : undefined
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (fault) {
    if (fault instanceof URIError) return text
    throw fault
  }
}
