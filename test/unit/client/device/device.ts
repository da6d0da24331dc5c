/** A phone (or a browser tab) for the client's tests: what survives a killed app, and what the platform reports. */

export interface AskedRequest {
  readonly url: string
  readonly data: unknown
  readonly header: Readonly<Record<string, string>>
}

export interface Answered {
  readonly statusCode: number
  readonly data: unknown
}

export type Serve = (request: AskedRequest) => Promise<Answered>

/** WeChat's limits: 1 MB a key, 10 MB in all. */
const KEY_LIMIT = 1024 * 1024
const TOTAL_LIMIT = 10 * KEY_LIMIT

export interface Device {
  readonly stored: Map<string, string>
  /** The mini-program's own files, by path. */
  readonly files: Map<string, Uint8Array>
  readonly shown: Set<() => void>
  readonly hidden: Set<() => void>
  readonly pageShown: Set<() => void>
  readonly networkChanged: Set<(state: { isConnected: boolean; networkType: string }) => void>
  readonly requests: AskedRequest[]
  serve: Serve
  networkType: string
  envVersion: 'develop' | 'trial' | 'release'
  launchQuery: Record<string, string>
  /** What wx.login gives. */
  wechatCode: string
  /** WeChat's answer to the question for subscribe messages, by template; null: it puts none. */
  subscribing: Readonly<Record<string, string>> | null
  totalLimit: number
  /** The app dies instead of making this many-plus-first write; null: it lives. */
  writesLeft: number | null
  alive: boolean
}

export function freshDevice(): Device {
  return {
    stored: new Map(),
    files: new Map(),
    shown: new Set(),
    hidden: new Set(),
    pageShown: new Set(),
    networkChanged: new Set(),
    requests: [],
    serve: () => Promise.reject({ errMsg: 'request:fail' }),
    networkType: 'wifi',
    envVersion: 'develop',
    launchQuery: {},
    wechatCode: 'wechat-code',
    subscribing: null,
    totalLimit: TOTAL_LIMIT,
    writesLeft: null,
    alive: true,
  }
}

/** Kept on globalThis: it outlives the modules of an app that was killed and started again. */
declare global {
  var youjuDevice: Device | undefined
}

export function device(): Device {
  globalThis.youjuDevice ??= freshDevice()
  return globalThis.youjuDevice
}

export function newDevice(): Device {
  globalThis.youjuDevice = freshDevice()
  return globalThis.youjuDevice
}

export function writeTo(target: Device, key: string, value: string): void {
  if (!mayWrite(target)) return
  if (Buffer.byteLength(value) > KEY_LIMIT) throw { errMsg: 'setStorageSync:fail data exceed max size' }
  let total = Buffer.byteLength(value)
  for (const [other, text] of target.stored) if (other !== key) total += Buffer.byteLength(text)
  if (total > target.totalLimit) throw { errMsg: 'setStorageSync:fail exceed storage max size 10Mb' }
  target.stored.set(key, value)
}

export function removeFrom(target: Device, key: string): void {
  if (mayWrite(target)) target.stored.delete(key)
}

export function writeFileTo(target: Device, path: string, bytes: Uint8Array): void {
  if (mayWrite(target)) target.files.set(path, bytes)
}

export function unlinkFrom(target: Device, path: string): void {
  if (mayWrite(target)) target.files.delete(path)
}

/** A dead app writes nothing; its code is not told, it just no longer has any effect. */
function mayWrite(target: Device): boolean {
  if (target.writesLeft === 0) target.alive = false
  if (target.writesLeft !== null) target.writesLeft -= 1
  return target.alive
}

export function setNetwork(target: Device, isConnected: boolean): void {
  target.networkType = isConnected ? 'wifi' : 'none'
  for (const listener of [...target.networkChanged])
    listener({ isConnected, networkType: target.networkType })
}
