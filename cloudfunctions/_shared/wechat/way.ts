import type { FileType } from '#core/file/file'

export interface Picture {
  readonly bytes: Uint8Array
  readonly type: 'image/png' | 'image/jpeg'
}

/** A way to WeChat's server interfaces: over HTTPS with an access token of one's own, or through the cloud. */
export interface WayToWechat {
  /** The answer to an interface's JSON; rejects with a WechatTrouble where its errcode is not 0. */
  ask(path: string, body: object): Promise<Readonly<Record<string, unknown>>>
}

/** A way that carries pictures, too. */
export interface WayForPictures extends WayToWechat {
  send(path: string, picture: { readonly bytes: Uint8Array; readonly type: FileType }): Promise<void>
  draw(path: string, body: object): Promise<Picture>
}
