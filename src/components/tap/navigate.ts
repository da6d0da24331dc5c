import Taro from '@tarojs/taro'

/** `push` comes back here, `replace` takes this page's place, `root` starts a new stack. */
export type Way = 'push' | 'replace' | 'root'

const STACK_LIMIT = 10

export function goTo(url: string, way: Way = 'push') {
  if (way === 'root') return Taro.reLaunch({ url })
  // WeChat refuses an eleventh page.
  if (way === 'replace' || Taro.getCurrentPages().length >= STACK_LIMIT) return Taro.redirectTo({ url })
  return Taro.navigateTo({ url })
}

/**
 * Runs once the screen has shown that a tap has arrived: drawing a page or a sheet takes a slow computer longer than a finger waits for
 * an answer. WeChat shows it beside the page's script.
 */
export const onceAnswered: (run: () => void) => void =
  process.env.TARO_ENV === 'h5' ? (run) => requestAnimationFrame(() => setTimeout(run)) : (run) => run()

export function goBack(home: string) {
  return Taro.getCurrentPages().length > 1 ? Taro.navigateBack() : Taro.reLaunch({ url: home })
}
