import Taro from '@tarojs/taro'

const LONGEST = 60

const SYSTEMS = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', '安卓手机'],
  ['Windows', 'Windows 电脑'],
  ['Mac OS', '苹果电脑'],
  ['Linux', 'Linux 电脑'],
] as const

/** What the person will know this device by in the list of sessions. */
export function thisDevice(): string {
  return (process.env.TARO_ENV === 'h5' ? inBrowser(navigator.userAgent) : inWechat()).slice(0, LONGEST)
}

function inBrowser(agent: string): string {
  const browser = /MicroMessenger/.test(agent) ? '微信里的网页' : '浏览器'
  const system = SYSTEMS.find(([mark]) => agent.includes(mark))?.[1]
  return system ? `${system} · ${browser}` : browser
}

function inWechat(): string {
  // Only newer base libraries know it.
  const model = Taro.getDeviceInfo?.().model ?? ''
  return model ? `${model} · 微信` : '微信'
}
