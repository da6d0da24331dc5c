import { randomBytes } from 'node:crypto'
import { callBack, type Options, plain, type Wx, type WxHost } from './api'

/** Apart from the other asynchronous APIs, because its answer is bytes, which JSON would lose. */
export function randomApi(host: WxHost): Wx {
  return {
    getRandomValues(options: Options) {
      host.report.calls.push({ name: 'getRandomValues', options: plain(options) })
      host.timers.setTimeout(() => {
        const randomValues = new Uint8Array(randomBytes(Number(options.length))).buffer
        callBack(host, options, { ...host.realm.copy({ errMsg: 'getRandomValues:ok' }), randomValues }, true)
      })
    },
  }
}
