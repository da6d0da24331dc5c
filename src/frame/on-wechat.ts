import Taro from '@tarojs/taro'
import { toast } from '@/components/toast/store'
import { onPrivacyDeclined, watchPrivacy } from '@/services/privacy'
import { signInSilently } from '@/services/silent-login'
import { watchUpdates } from '@/services/updates'
import { isRestPage } from './nav-items'
import { pageNow } from './page-now'

/** What only WeChat has: who somebody is without asking, releases fetched while one is at work, its guard of privacy. */
export function liveOnWechat(): () => void {
  watchPrivacy()
  signInSilently()
  const stops = [watchUpdates(isAtRest), onPrivacyDeclined(sayDeclined)]
  return () => {
    for (const stop of stops) stop()
  }
}

/** One of the places of the navigation, with nothing under it that is being written. */
const isAtRest = () => Taro.getCurrentPages().length === 1 && isRestPage(pageNow())

function sayDeclined(): void {
  toast('没有同意，所以这一项没有做。其他功能照常，需要时再点一次。', 'info')
}
