import type { Input, Output } from '#core/contract/contract'
import { sceneIn } from '#core/scene/scanned'
import { readScene, type Scene } from '#core/scene/scene'
import { call } from './call'
import { CallProblem, Unreachable } from './faults'
import { beginSession, type Me, openSession, type WayIn } from './session'
import { signedIn } from './session-state'
import { thisDevice } from './this-device'
import { end, wechatCode } from './wechat'

type JoinWith = Input<'session.join'>['with']

/** How somebody who joins will sign in; WeChat's code is asked for when it is needed, for it is good once. */
export type JoinBy = Exclude<JoinWith, { way: 'wechat' }> | { readonly way: 'wechat' }

let unanswered: string | undefined

/**
 * Uses an invitation and goes on as the person. Where the reply was lost the invitation may be used up: then signing in by
 * what was chosen shows whether it was by this person.
 */
export async function joinBy(code: string, by: JoinBy): Promise<Me> {
  const lost = unanswered === code
  unanswered = undefined
  try {
    return await beginSession(
      await call('session.join', { code, with: await withCode(by), device: thisDevice() }),
    )
  } catch (fault) {
    if (fault instanceof Unreachable) unanswered = code
    if (lost && fault instanceof CallProblem && fault.problem.code === 'invitationOver') {
      return openSession(wayOf(by))
    }
    throw fault
  }
}

export async function withCode(by: JoinBy): Promise<JoinWith> {
  return by.way === 'wechat' ? { ...by, ...(await wechatCode()) } : by
}

function wayOf(by: JoinBy): WayIn {
  return by.way === 'wechat' ? by : { way: 'password', login: by.login, password: by.password }
}

/**
 * Goes on at another place of the same human. What was written here waits for its own person: it is never sent from there.
 * The session left behind is ended; one that could not be told stands in the list of devices.
 */
export async function switchTo(accountId: string): Promise<Me> {
  const left = signedIn()?.tokens.token
  const me = await beginSession(await call('session.switch', { accountId, device: thisDevice() }))
  if (left !== undefined) void end(left)
  return me
}

/** The code in what a page was opened with: `code`, a link that WeChat scanned (`q`), or a mini-program code's `scene`. */
export function codeIn(
  { code, q = '', scene = '' }: Readonly<Record<string, string | undefined>>,
  kind: Scene['for'],
): string {
  if (code !== undefined) return decoded(code)
  const scanned = readScene(scene) ?? sceneIn(q)
  return scanned?.for === kind ? scanned.code : ''
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (fault) {
    if (fault instanceof URIError) return text
    throw fault
  }
}

export type Invitation = Output<'session.invitation'>
