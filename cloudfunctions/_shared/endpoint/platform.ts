import type { FileType } from '#core/file/file'
import type { PushedKind, ReminderWords } from '#core/reminder/reminder'
import type { Workbooks } from '../workbook/workbooks'

/** What the platform around the operations gives: WeChat's identities, a place for files, and whether this is a demo. */
export interface Platform {
  /**
   * The WeChat user behind a `wx.login` code; undefined when WeChat refuses the code. Rejects with the problem
   * `platformBusy` or `wechatFailed`. Null where WeChat is not set up.
   */
  readonly wechatUser: ((code: string) => Promise<string | undefined>) | null
  /** Whether calls carry a WeChat identity that the cloud itself vouches for. */
  readonly vouchesForCaller: boolean
  readonly demo: boolean
  readonly files: Files
  /** Draws pictures anew. Null where there is no decoder: then what does not belong to a picture is cut off. */
  readonly pictures: Pictures | null
  readonly workbooks: Workbooks
  /** Looks at what is about to be published. Null where none is set up: then nothing is looked at. */
  readonly content: ContentCheck | null
  /** Sends WeChat's subscribe messages. Null where none is set up: then reminders wait in the app. */
  readonly messages: Messages | null
  /** Draws mini-program codes. Null where there is no mini-program: then QR codes of links do. */
  readonly codes: MiniProgramCodes | null
}

export interface Pictures {
  /**
   * The same picture decoded and encoded again, upright, so that nothing of the bytes that were sent is left; undefined where
   * it cannot be. Rejects with the problem `busy`.
   */
  drawnAnew(bytes: Uint8Array, type: FileType): Promise<Uint8Array | undefined>
}

/** WeChat's one-time subscribe messages: one consent of a person is good for one message. */
export interface Messages {
  readonly templates: Readonly<Record<PushedKind, string>>
  send(message: Message): Promise<Sent>
}

export interface Message {
  readonly kind: PushedKind
  readonly openId: string
  readonly words: ReminderWords
}

/**
 * What became of a message. `later` may be tried again: WeChat is busy, out of reach, or over its limits; `noConsent`
 * means that the person has none left or took it back; `unknownUser`, that WeChat does not know the openid; `wrong`, that
 * the template or its fields are not what WeChat has, which somebody has to mend.
 */
export type Sent = 'sent' | 'later' | 'noConsent' | 'unknownUser' | 'wrong'

export interface MiniProgramCodes {
  /**
   * A code that opens `page` with `scene`: at most 32 of the characters WeChat allows in it. Rejects with the problem
   * `platformBusy` or `platformFailed`.
   */
  picture(
    page: string,
    scene: string,
  ): Promise<{ readonly bytes: Uint8Array; readonly type: 'image/png' | 'image/jpeg' }>
}

/**
 * What is found in words or a picture. `unavailable`: there was no answer, which is not the same as nothing found;
 * `authorAway`: WeChat looks only at what somebody writes who has been in the mini-program within two hours; `unfit`: a
 * picture that it cannot look at, too large or of another kind.
 */
export type Finding = 'passed' | 'risky' | 'unavailable' | 'authorAway' | 'unfit'

/** The platform's check of content that others will read. */
export interface ContentCheck {
  /** Of any length; `openId` is their author's, where it is known. */
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
