import { apiBase } from './api-base'

/** A path of this server in full, for being opened outside the app. */
export const serverAddress = (path: string) => `${apiBase() || window.location.origin}${path}`

/** A page of the app as a link for another device; undefined in the mini-program, whose pages have no address. */
export const appAddress = (page: string) =>
  process.env.TARO_ENV === 'h5' ? `${window.location.origin}${window.location.pathname}#${page}` : undefined
