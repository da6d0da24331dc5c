import Taro from '@tarojs/taro'
import { listeners } from './listeners'

/** checking · none: this is the newest that WeChat has for this phone · coming: on its way · ready · failed: it did not arrive. */
export type Update = 'checking' | 'none' | 'coming' | 'ready' | 'failed'

let update: Update = 'checking'
const changes = listeners()

export const subscribeUpdate = changes.subscribe
export const updateNow = () => update

/**
 * WeChat looks for a newer release at every launch, fetches it by itself and uses it at the next cold start
 * (https://developers.weixin.qq.com/miniprogram/dev/framework/runtime/update-mechanism.html). People who never close the
 * app get it as they leave, or come back to, a page on which nothing is typed. Drafts lie on the device either way.
 */
export function watchUpdates(isAtRest: () => boolean): () => void {
  const manager = Taro.getUpdateManager()
  manager.onCheckForUpdate(({ hasUpdate }) => become(hasUpdate ? 'coming' : 'none'))
  manager.onUpdateReady(() => become('ready'))
  manager.onUpdateFailed(() => become('failed'))
  const useIt = () => {
    if (update === 'ready' && isAtRest()) restart()
  }
  Taro.onAppHide(useIt)
  Taro.onAppShow(useIt)
  return () => {
    Taro.offAppHide(useIt)
    Taro.offAppShow(useIt)
  }
}

/** Starts the app anew with what is newest: on weapp only once that is `ready`. */
export function restart(): void {
  if (process.env.TARO_ENV === 'h5') window.location.reload()
  else Taro.getUpdateManager().applyUpdate()
}

function become(next: Update): void {
  // Ready stays ready, whatever a later look says.
  if (update === 'ready') return
  update = next
  changes.notify()
}
