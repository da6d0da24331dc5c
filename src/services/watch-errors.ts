import Taro from '@tarojs/taro'

/** Has the server know of errors that nobody foresaw. What tells it is fetched when there is one. */
export function watchErrors(): () => void {
  return process.env.TARO_ENV === 'h5' ? watchBrowser() : watchWechat()
}

function watchWechat(): () => void {
  const onRejection = ({ reason }: { reason: unknown }) => report(reason)
  Taro.onError(report)
  Taro.onUnhandledRejection(onRejection)
  return () => {
    Taro.offError(report)
    Taro.offUnhandledRejection(onRejection)
  }
}

function watchBrowser(): () => void {
  // Without an error it comes from another origin's script, an extension's for one, of which nothing may be known.
  const onError = ({ error }: ErrorEvent) => error && report(error)
  const onRejection = ({ reason }: PromiseRejectionEvent) => report(reason)
  window.addEventListener('error', onError)
  window.addEventListener('unhandledrejection', onRejection)
  return () => {
    window.removeEventListener('error', onError)
    window.removeEventListener('unhandledrejection', onRejection)
  }
}

function report(error: unknown): void {
  import('./error-report').then(
    ({ reportError }) => reportError(error),
    // Reporting that too would go on for ever.
    (fault: unknown) => console.warn('error not reported', fault),
  )
}
