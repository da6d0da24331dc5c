import Taro from '@tarojs/taro'

const OVERRIDE = 'youju.apiBase'

/**
 * Where the API is. A developer or trial build of the mini-program may be pointed elsewhere, by a launch query or a
 * storage value of that name; a released one never, or a crafted link could lead people's passwords to a stranger.
 */
export function apiBase(): string {
  if (process.env.TARO_ENV !== 'weapp' || isReleased()) return YOUJU_API_BASE
  const launched: unknown = Taro.getLaunchOptionsSync().query?.[OVERRIDE]
  return address(launched) ?? address(Taro.getStorageSync(OVERRIDE)) ?? YOUJU_API_BASE
}

function isReleased(): boolean {
  if (typeof Taro.getAccountInfoSync !== 'function') return true
  return Taro.getAccountInfoSync().miniProgram.envVersion === 'release'
}

function address(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const plain = /^https?%3a/i.test(value) ? decodeURIComponent(value) : value
  return /^https?:\/\/[^/]/.test(plain) ? plain.replace(/\/+$/, '') : undefined
}
