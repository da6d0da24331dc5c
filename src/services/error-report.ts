import Taro from '@tarojs/taro'
import type { Input } from '#core/contract/contract'
import { framesOf, nameOf } from './error-in-brief'
import { isFault } from './faults'
import { latestRequestId, transport } from './transport'

const MOST_A_LAUNCH = 5
const LONGEST_PAGE = 100

const told = new Set<string>()

/**
 * Tells the server of an error that nobody foresaw: where in the code, never what stood on the screen or was typed. The same once a
 * launch, and a few in all: an error in a loop must not be a flood.
 */
export function reportError(error: unknown): void {
  const name = nameOf(error)
  const frames = framesOf(error)
  const what = [name, ...frames].join()
  if (told.has(what) || told.size >= MOST_A_LAUNCH) return
  told.add(what)
  const report = {
    name,
    frames,
    page: pageNow(),
    version: YOUJU_VERSION,
    build: YOUJU_BUILD,
    runtime: runtime(),
    requestId: latestRequestId(),
  }
  void send(report)
}

async function send(report: Input<'client.report'>): Promise<void> {
  try {
    await transport('client.report', report)
  } catch (fault) {
    // Reporting that too would go on for ever.
    if (!isFault(fault)) console.warn('error not reported', fault)
  }
}

function pageNow(): string {
  const route = Taro.getCurrentPages().at(-1)?.route ?? ''
  return (route.split('?')[0] ?? '').replace(/[^\w/-]/g, '').slice(0, LONGEST_PAGE)
}

function runtime(): string {
  if (process.env.TARO_ENV === 'h5')
    return `h5 ${/(Chrome|Firefox|Version)\/[\d.]+/.exec(navigator.userAgent)?.[0] ?? 'browser'}`
  // Only newer base libraries know them.
  const { SDKVersion = '' } = Taro.getAppBaseInfo?.() ?? {}
  const { platform = '' } = Taro.getDeviceInfo?.() ?? {}
  return `weapp ${SDKVersion} ${platform}`.trim()
}
