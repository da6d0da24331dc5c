import type { Seen } from '../protocol'
import type { WxHost } from './api'

type Callback = (seen: unknown) => void

let watches = 0

/**
 * wx.createIntersectionObserver over the viewport
 * (https://developers.weixin.qq.com/miniprogram/dev/api/wxml/wx.createIntersectionObserver.html).
 */
export class IntersectionObservers {
  private readonly callbacks = new Map<number, Callback>()

  constructor(private readonly host: WxHost) {}

  receive(watch: number, seen: Seen): void {
    const callback = this.callbacks.get(watch)
    if (callback) this.host.run(() => callback(this.host.realm.copy(seen)))
  }

  create() {
    const { host, callbacks } = this
    let margins = { top: 0, bottom: 0 }
    let own: number | undefined
    const observer = {
      relativeToViewport({ top = 0, bottom = 0 }: Partial<typeof margins> = {}) {
        margins = { top, bottom }
        return observer
      },
      observe(selector: string, callback: Callback) {
        watches += 1
        own = watches
        callbacks.set(own, callback)
        void host.view.send({ kind: 'watch', watch: own, selector, margins })
      },
      disconnect() {
        if (own === undefined) return
        callbacks.delete(own)
        void host.view.send({ kind: 'unwatch', watch: own })
      },
    }
    return observer
  }
}
