import type { Device } from '../device/device'
import type { AppFolder } from '../folder/app-folder'
import type { InstanceHost } from '../logic/instance'
import type { PageStack } from '../logic/page-stack'
import type { Timers } from '../logic/timers'
import type { ViewWindow } from '../view-window'
import type { WxEvents } from './events'
import type { IntersectionObservers } from './intersection-observer'
import type { PageFrame } from './page-frame'

/** What the emulated wx stands on. */
export interface WxHost extends InstanceHost {
  folder: AppFolder
  device: Device
  pages: PageStack
  timers: Timers
  view: ViewWindow
  launch: Launch
  events: WxEvents
  frame: PageFrame
  pullDown(): void
  readonly observers: IntersectionObservers
}

/** How the user came in. */
export interface Launch {
  path: string
  query: Record<string, string>
  scene: number
}

export type Options = Record<string, unknown>
export type Wx = Record<string, unknown>

/** An API that did not work; the reason follows `name:fail ` in errMsg. */
export class Failure extends Error {
  constructor(
    readonly reason: string,
    readonly details: Options = {},
  ) {
    super(reason)
  }
}

/**
 * An asynchronous API in WeChat's manner: success, fail and complete if any is given, else a promise; never within
 * the call itself.
 */
export function asynchronous(host: WxHost, name: string, perform: (options: Options) => unknown) {
  return (options: Options = {}): unknown => {
    host.report.calls.push({ name, options: plain(options) })
    const start = (done: (result: Options, worked: boolean) => void) =>
      host.timers.setTimeout(() => void settle(host, name, () => perform(options), done))
    if (wantsCallbacks(options)) {
      start((result, worked) => callBack(host, options, result, worked))
      return undefined
    }
    return host.realm.promise((resolve, reject) =>
      start((result, worked) => (worked ? resolve : reject)(result)),
    )
  }
}

export function callBack(host: WxHost, options: Options, result: Options, worked: boolean): void {
  for (const callback of [worked ? options.success : options.fail, options.complete]) {
    if (typeof callback === 'function') host.run(() => callback(result))
  }
}

async function settle(
  host: WxHost,
  name: string,
  perform: () => unknown,
  done: (result: Options, worked: boolean) => void,
): Promise<void> {
  try {
    const result = (await perform()) as Options | undefined
    const message = host.realm.copy({ ...result, errMsg: `${name}:ok` })
    host.run(() => done(message, true))
  } catch (error) {
    if (!(error instanceof Failure)) host.report.problem('wx', error)
    const { reason, details } = error instanceof Failure ? error : new Failure(String(error))
    const message = host.realm.copy({ ...details, errMsg: `${name}:fail ${reason}` })
    host.run(() => done(message, false))
  }
}

function wantsCallbacks(options: Options): boolean {
  return ['success', 'fail', 'complete'].some((name) => typeof options[name] === 'function')
}

/** Callbacks and other functions left out, for the record. */
export function plain(options: unknown): unknown {
  return options === undefined ? undefined : JSON.parse(JSON.stringify(options) ?? 'null')
}
