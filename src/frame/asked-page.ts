import Taro from '@tarojs/taro'
import type { Me } from '@/services/session'
import { startOf } from './nav-items'
import { routes } from './routes'

let asked: string | undefined

/**
 * Keeps in mind the page that somebody opened without being signed in, from a card or a message: it is shown once they are. Of the
 * page that the app opens with nobody has asked.
 */
export function rememberAsked(): void {
  if (process.env.TARO_ENV !== 'weapp') return
  const { path = '', params = {} } = Taro.getCurrentInstance().router ?? {}
  const page = `/${path.replace(/^\//, '').split('?')[0]}`
  // As WeChat hands them over, they are still encoded.
  const query = Object.entries(params)
    .filter(([name]) => !name.startsWith('$'))
    .map(([name, value]) => `${name}=${value}`)
  if (page !== routes.home()) asked = [page, ...(query.length > 0 ? [query.join('&')] : [])].join('?')
}

/** Where somebody goes who has just signed in. */
export const firstPageOf = (me: Me) => asked ?? startOf(me)

/** Whoever signs in next has not asked for it. */
export function forgetAsked(): void {
  asked = undefined
}
