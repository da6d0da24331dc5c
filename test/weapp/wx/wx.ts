import { asynchronous, Failure, plain, type Wx, type WxHost } from './api'
import { connectionApi } from './connection'
import { dialogsApi } from './dialogs'
import names from './names.json'
import { navigationApi } from './navigation'
import { pageFrameApi } from './page-frame'
import { randomApi } from './random'
import { requestApi } from './request'
import { storageApi } from './storage'
import { systemApi } from './system'

/** Taro's builds hang their chunks on wx. */
const WEBPACK = 'webpackJsonp'

/** The object a mini-program finds as `wx`; `own` is what a test brings itself. */
export function createWx(host: WxHost, own: Wx): Wx {
  const wx: Wx = {
    ...Object.fromEntries(names.map((name) => [name, notEmulated(host, name)])),
    ...host.events.api(),
    ...systemApi(host),
    ...storageApi(host),
    ...navigationApi(host),
    ...dialogsApi(host),
    ...connectionApi(host),
    ...requestApi(host),
    ...randomApi(host),
    ...pageFrameApi(host),
    createSelectorQuery: () => host.selectorQuery(),
    createIntersectionObserver: () => host.observers.create(),
    ...own,
  }
  return new Proxy(wx, {
    get(target, name, receiver) {
      if (typeof name === 'string' && !(name in target) && name !== WEBPACK) host.report.missing.add(name)
      return Reflect.get(target, name, receiver)
    },
  })
}

/** WeChat has it, the harness has not: to listen is harmless, to call it is a problem the test must hear of. */
function notEmulated(host: WxHost, name: string) {
  if (/^(on|off)[A-Z]/.test(name)) return () => undefined
  const tell = () => host.report.problem('wx', `wx.${name} is not emulated by the test harness`)
  if (/Sync$|^create|Manager$/.test(name)) {
    return (options: unknown) => {
      host.report.calls.push({ name, options: plain(options) })
      tell()
    }
  }
  return asynchronous(host, name, () => {
    tell()
    throw new Failure('not emulated by the test harness')
  })
}
