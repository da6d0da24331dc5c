import Taro from '@tarojs/taro'
import { declined } from './privacy'

/**
 * What the phone's camera reads, in words: of a mini-program code of ours its path with the scene, of others what stands in them.
 * Undefined when the person thinks better of it, or there is no camera: WeChat says so itself.
 */
export async function scan(options: Taro.scanCode.Option = {}): Promise<string | undefined> {
  const scanned = await Taro.scanCode(options).catch((fault: { errMsg?: string }) => {
    declined(fault)
    return undefined
  })
  return scanned && (scanned.path || scanned.result)
}
