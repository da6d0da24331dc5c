import Taro from '@tarojs/taro'
import { declined } from './privacy'

/** False where the platform refuses: a browser over plain http, or one asked to. */
export async function copy(text: string): Promise<boolean> {
  try {
    if (process.env.TARO_ENV === 'h5') await navigator.clipboard.writeText(text)
    else await Taro.setClipboardData({ data: text })
    return true
  } catch (fault) {
    if (process.env.TARO_ENV === 'h5' || !declined(fault as { errMsg?: string }))
      console.warn('not copied', fault)
    return false
  }
}
