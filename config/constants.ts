import { version } from '../package.json'

const LOCAL_HOST = 'http://127.0.0.1:8080'

/** What src/services/globals.d.ts declares; the environment of the build decides. */
export function constants(): Record<string, string> {
  const { YOUJU_API_BASE, YOUJU_CLOUD_ENV = '', YOUJU_BUILD, TARO_ENV } = process.env
  const apiBase = YOUJU_API_BASE ?? (TARO_ENV === 'weapp' ? LOCAL_HOST : '')
  return {
    YOUJU_VERSION: JSON.stringify(version),
    YOUJU_API_BASE: JSON.stringify(apiBase),
    YOUJU_CLOUD_ENV: JSON.stringify(YOUJU_CLOUD_ENV),
    YOUJU_BUILD: JSON.stringify(YOUJU_BUILD ?? Date.now().toString(36)),
  }
}
