import Taro from '@tarojs/taro'
import { CallProblem, isFault, Unreachable } from './faults'
import type { SignedIn } from './session-state'
import { thisDevice } from './this-device'
import { transport, vouchesForCaller } from './transport'

/**
 * Says to the server which WeChat this is: by a code that is good once and for five minutes
 * (https://developers.weixin.qq.com/miniprogram/dev/api/open-api/login/wx.login.html), and by nothing where the cloud
 * vouches for who calls it.
 */
export async function wechatCode(): Promise<{ readonly code?: string }> {
  if (vouchesForCaller) return {}
  try {
    return { code: (await Taro.login()).code }
  } catch (fault) {
    throw new Unreachable('wechat', '', JSON.stringify(fault))
  }
}

/** A session of whom WeChat knows, asking nobody. Not kept yet: it must be known first whose it is. */
export async function openedByWechat(): Promise<SignedIn> {
  const input = { way: 'wechat' as const, ...(await wechatCode()), device: thisDevice() }
  const opened = await transport('session.open', input)
  if (!opened.ok) throw new CallProblem(opened.problem)
  const me = await transport('session.me', {}, opened.data.token)
  if (!me.ok) throw new CallProblem(me.problem)
  return { tokens: opened.data, renewedAt: Date.now(), me: me.data, meAt: Date.now() }
}

/** Ends a session that nobody goes on with. One whose end could not be told stands in the list of devices. */
export async function end(token: string): Promise<void> {
  try {
    await transport('session.close', {}, token)
  } catch (fault) {
    if (!isFault(fault)) throw fault
  }
}
