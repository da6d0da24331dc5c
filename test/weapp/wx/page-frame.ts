import { asynchronous, type Wx, type WxHost } from './api'

/**
 * Calls that change what is around the page or only tell WeChat something: recorded, and they succeed. What they
 * leave on the screen is outside the view, so nothing is drawn.
 */
const ACKNOWLEDGED = [
  ...['setNavigationBarColor', 'showNavigationBarLoading', 'hideNavigationBarLoading', 'setBackgroundColor'],
  ...['setBackgroundTextStyle', 'hideHomeButton', 'setTabBarBadge', 'removeTabBarBadge', 'setTabBarItem'],
  ...['setTabBarStyle', 'showTabBar', 'hideTabBar', 'showTabBarRedDot', 'hideTabBarRedDot', 'hideKeyboard'],
  ...['showShareMenu', 'hideShareMenu', 'updateShareMenu', 'vibrateShort', 'vibrateLong', 'setKeepScreenOn'],
  ...[
    'loadFontFace',
    'preloadSubpackage',
    'reportEvent',
    'reportMonitor',
    'reportAnalytics',
    'reportPerformance',
  ],
  ...['enableAlertBeforeUnload', 'disableAlertBeforeUnload', 'setVisualEffectOnCapture'],
]

export interface PageFrame {
  /** Titles set at run time, by page number. */
  titles: Map<number, string>
  refreshing: boolean
  updateReady: (() => void)[]
}

export function pageFrameApi(host: WxHost): Wx {
  const { frame } = host
  const acknowledged = ACKNOWLEDGED.map((name) => [name, asynchronous(host, name, () => ({}))])
  return {
    ...Object.fromEntries(acknowledged),
    setNavigationBarTitle: asynchronous(host, 'setNavigationBarTitle', ({ title }) => {
      const page = host.pages.current
      if (page) frame.titles.set(page.number, String(title))
    }),
    startPullDownRefresh: asynchronous(host, 'startPullDownRefresh', () => host.pullDown()),
    stopPullDownRefresh: asynchronous(host, 'stopPullDownRefresh', () => {
      frame.refreshing = false
    }),
    requestSubscribeMessage: asynchronous(host, 'requestSubscribeMessage', ({ tmplIds }) =>
      Object.fromEntries((tmplIds as string[]).map((id) => [id, 'accept'])),
    ),
    getSetting: asynchronous(host, 'getSetting', ({ withSubscriptions }) => ({
      authSetting: {},
      ...(withSubscriptions === true && { subscriptionsSetting: { mainSwitch: true, itemSettings: {} } }),
    })),
    // One for the whole app; applying what has not arrived does nothing.
    getUpdateManager: () => ({
      onCheckForUpdate: (listener: (result: unknown) => void) =>
        host.timers.setTimeout(() => listener(host.realm.copy({ hasUpdate: host.device.hasUpdate }))),
      onUpdateReady: (listener: () => void) => void frame.updateReady.push(listener),
      onUpdateFailed: () => undefined,
      applyUpdate: () =>
        void host.report.calls.push({ name: 'updateManager.applyUpdate', options: undefined }),
    }),
  }
}
