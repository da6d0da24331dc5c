/** What went wrong with WeChat, by what can be done about it. */
export type TroubleKind =
  /** Busy, over its limits, out of reach, or its answer did not come: the same may go well later. */
  | 'busy'
  /** The access token is over: another one is to be had. */
  | 'token'
  /** This system is not set up for WeChat as it should be: id, secret, allowed addresses, rights. Nothing goes until somebody mends it. */
  | 'setup'
  /** The code of a login is wrong, over or used. */
  | 'code'
  /** The person has no consent left for a message, or took it back. */
  | 'consent'
  /** WeChat does not know the openid, or not in this mini-program. */
  | 'user'
  /** The author has not been in the mini-program for two hours. */
  | 'away'
  /** Template, fields, page or scene are not what WeChat has. */
  | 'wrong'
  | 'risky'
  /** An answer that says nothing we know, or none of WeChat's. */
  | 'unknown'

/**
 * By number (https://developers.weixin.qq.com/doc/oplatform/Return_codes/Return_code_descriptions_new.html and the page of
 * each interface).
 */
const KINDS: Readonly<Record<number, TroubleKind>> = {
  [-1]: 'busy',
  45009: 'busy', // over the day's or the minute's quota
  45011: 'busy', // too many calls in this minute
  43108: 'busy', // two messages to the same person at once
  40001: 'token',
  40014: 'token',
  42001: 'token',
  40013: 'setup', // app id
  40125: 'setup', // secret
  40164: 'setup', // the address is not on the list of those allowed
  40243: 'setup', // the secret is frozen
  41002: 'setup',
  41004: 'setup',
  48001: 'setup', // no right to this interface
  48004: 'setup', // the interface is closed to the account
  50002: 'setup', // the account is limited
  61024: 'setup',
  89503: 'setup', // an administrator has to confirm the address
  [-604100]: 'setup', // the cloud does not know the interface
  [-604101]: 'setup', // the function has no permission for it
  40029: 'code',
  40163: 'code', // used
  41008: 'code', // none
  40226: 'code', // WeChat itself refuses this user
  43101: 'consent',
  43107: 'consent',
  40003: 'user',
  61010: 'away',
  40037: 'wrong', // template
  41030: 'wrong', // page
  43116: 'wrong', // the template is closed for misuse
  47003: 'wrong', // fields of the template
  40097: 'wrong',
  40129: 'wrong', // scene
  40159: 'wrong', // path
  40169: 'wrong', // scene
  87014: 'risky',
}

export class WechatTrouble extends Error {
  /** For the log: the interface and WeChat's number. Never WeChat's words, which quote what was sent. */
  readonly code: string

  constructor(
    readonly kind: TroubleKind,
    path: string,
    readonly errcode: number | null,
    what = '',
  ) {
    super(`WeChat ${path}: ${errcode ?? what}`)
    this.name = 'WechatTrouble'
    this.code = `${kind} ${path} ${errcode ?? what}`.trim()
  }
}

export function troubleOf(path: string, errcode: number): WechatTrouble {
  return new WechatTrouble(KINDS[errcode] ?? 'unknown', path, errcode)
}

/** Anything else that is thrown on the way is no trouble with WeChat. */
export function asTrouble(error: unknown): WechatTrouble {
  if (error instanceof WechatTrouble) return error
  throw error
}
