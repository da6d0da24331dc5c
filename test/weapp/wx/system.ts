import { asynchronous, type Wx, type WxHost } from './api'
import names from './names.json'
import { PrivacyGate } from './privacy'

const STATUS_BAR = 47
const NAVIGATION_BAR = 44
const HOME_INDICATOR = 34

export function systemApi(host: WxHost): Wx {
  const privacy = new PrivacyGate(host)
  const give =
    <T>(value: () => T) =>
    () =>
      host.realm.copy(value())
  const whole = () => ({ ...windowInfo(host), ...deviceInfo, ...appInfo(host) })
  const launched = give(() => ({ ...host.launch, referrerInfo: {} }))
  return {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    canIUse: (schema: string) => names.includes(schema.split('.')[0] ?? '') || /^[a-z-]+(\.|$)/.test(schema),
    getSystemInfoSync: give(whole),
    getSystemInfo: asynchronous(host, 'getSystemInfo', whole),
    getSystemInfoAsync: asynchronous(host, 'getSystemInfoAsync', whole),
    getWindowInfo: give(() => windowInfo(host)),
    getDeviceInfo: give(() => deviceInfo),
    getAppBaseInfo: give(() => appInfo(host)),
    getSystemSetting: give(() => ({ bluetoothEnabled: false, locationEnabled: false, wifiEnabled: true })),
    getAppAuthorizeSetting: give(() => ({
      locationAuthorized: 'not determined',
      cameraAuthorized: 'not determined',
    })),
    getAccountInfoSync: give(() => ({
      miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' },
    })),
    getLaunchOptionsSync: launched,
    getEnterOptionsSync: launched,
    getMenuButtonBoundingClientRect: give(() => {
      const { width } = host.device.viewport
      return { width: 87, height: 32, top: 51, right: width - 7, bottom: 83, left: width - 94 }
    }),
    getRendererUserAgent: asynchronous(host, 'getRendererUserAgent', () => 'MicroMessenger'),
    getPerformance: () => ({ now: () => performance.now(), createObserver: () => ({ observe: ignore }) }),
    nextTick: (callback: () => void) => host.timers.setTimeout(callback),
    ...privacy.api(),
    setClipboardData: asynchronous(host, 'setClipboardData', async ({ data }) => {
      await privacy.pass('setClipboardData')
      host.device.clipboard = String(data)
      return { data }
    }),
    getClipboardData: asynchronous(host, 'getClipboardData', () => ({ data: host.device.clipboard })),
  }
}

const deviceInfo = {
  brand: 'iPhone',
  model: 'iPhone 14',
  system: 'iOS 17.0',
  platform: 'ios',
  abi: 'arm64',
  benchmarkLevel: -1,
  memorySize: 4096,
}

function appInfo({ device: { theme } }: WxHost) {
  return {
    SDKVersion: '3.8.0',
    version: '8.0.50',
    language: 'zh_CN',
    fontSizeSetting: 16,
    theme,
    host: { env: 'WeChat' },
  }
}

function windowInfo({ device }: WxHost) {
  const { width, height } = device.viewport
  const screenHeight = height + STATUS_BAR + NAVIGATION_BAR
  const bottom = screenHeight - HOME_INDICATOR
  return {
    pixelRatio: 3,
    screenWidth: width,
    screenHeight,
    windowWidth: width,
    windowHeight: height,
    statusBarHeight: STATUS_BAR,
    screenTop: STATUS_BAR + NAVIGATION_BAR,
    safeArea: { left: 0, right: width, top: STATUS_BAR, bottom, width, height: bottom - STATUS_BAR },
  }
}

function ignore(): void {
  // Nothing is measured here.
}
