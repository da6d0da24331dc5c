import type { FileType } from '#core/file/file'

/** What the platform around the operations gives: WeChat's identities, a place for files, and whether this is a demo. */
export interface Platform {
  /** The WeChat user behind a `wx.login` code; undefined when WeChat refuses it. Null where WeChat is not set up. */
  readonly wechatUser: ((code: string) => Promise<string | undefined>) | null
  /** Whether calls carry a WeChat identity that the cloud itself vouches for. */
  readonly vouchesForCaller: boolean
  readonly demo: boolean
  readonly files: Files
  /** Looks at what is about to be published. Null where none is set up: then nothing is looked at. */
  readonly content: ContentCheck | null
}

/** What is found in words or a picture; `unavailable` when there was no answer, which is not the same as nothing found. */
export type Finding = 'passed' | 'risky' | 'unavailable'

/** The platform's check of content that others will read. */
export interface ContentCheck {
  /** At most 2,500 characters; `openId` is their author's, where the cloud vouches for one. */
  text(words: string, openId: string | undefined): Promise<Finding>
  /** Null where pictures are not looked at. */
  readonly picture: ((bytes: Uint8Array, type: FileType) => Promise<Finding>) | null
}

/** Where the bytes of files lie. Who may read them is not its matter: it hands out links that are soon over. */
export interface Files {
  /**
   * Keeps the bytes under `key` (districtId/fileId), in place of what may be there. When it resolves they are kept for
   * good; the place it answers is what they are asked for by.
   */
  put(key: string, bytes: Uint8Array, type: FileType): Promise<string>
  /** An address that anybody can fetch the file from for at least so many seconds, under this name. */
  link(place: string, name: string, type: FileType, seconds: number): Promise<string>
  /** Also of what is gone already. */
  remove(place: string): Promise<void>
}
