import type { NavItem } from '@/components/nav'
import type { Me } from '@/services/session'
import { routes } from './routes'

export type NavKey = 'home' | 'records' | 'week' | 'notices' | 'me'

const ITEMS = {
  home: { key: 'home', label: '首页', icon: 'house', url: routes.home() },
  records: { key: 'records', label: '记录', icon: 'clipboard-list', url: routes.records() },
  week: { key: 'week', label: '本周', icon: 'chart-column', url: routes.week() },
  notices: { key: 'notices', label: '公告', icon: 'megaphone', url: routes.notices() },
  me: { key: 'me', label: '我的', icon: 'user', url: routes.me() },
} as const satisfies Record<NavKey, NavItem>

/** How much waits in a place. */
type Badges = Partial<Record<NavKey, number | undefined>>

/** What a person can reach from anywhere: parents see announcements and themselves, nothing else. */
export function navItemsFor({ may }: Me, badges: Badges = {}): NavItem[] {
  const withBadge = (item: NavItem) => ({ ...item, badge: badges[item.key as NavKey] })
  if (!may.logObservation) return [ITEMS.notices, ITEMS.me].map(withBadge)
  const week = { ...ITEMS.week, label: may.seeWeek === 'group' ? '本组' : '本周' }
  return [ITEMS.home, ITEMS.records, ...(may.seeWeek ? [week] : []), ITEMS.notices, ITEMS.me].map(withBadge)
}

/** The first page after signing in. */
export function startOf({ may }: Me): string {
  if (!may.logObservation) return routes.notices()
  return may.seeWeek === 'school' ? routes.week() : routes.home()
}
