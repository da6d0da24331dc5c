import type { Badge, NavItem } from '@/components/nav'
import type { Me } from '@/services/session'
import { routes } from './routes'

export type NavKey = 'district' | 'home' | 'records' | 'week' | 'notices' | 'me'

const ITEMS = {
  district: { key: 'district', label: '学区', icon: 'map', url: routes.district() },
  home: { key: 'home', label: '首页', icon: 'house', url: routes.home() },
  records: { key: 'records', label: '记录', icon: 'clipboard-list', url: routes.records() },
  week: { key: 'week', label: '本周', icon: 'chart-column', url: routes.week() },
  notices: { key: 'notices', label: '公告', icon: 'megaphone', url: routes.notices() },
  me: { key: 'me', label: '我的', icon: 'user', url: routes.me() },
} as const satisfies Record<NavKey, NavItem>

/** What the app knows of what waits for a person. */
export interface Waits {
  /** On this device, for the network. */
  readonly unsent?: number
  /** Own records, for being put right. */
  readonly returned?: number
  readonly unread?: number
  /** Other people's announcements, for approval. */
  readonly toApprove?: number
}

type Badges = Partial<Record<NavKey, Badge>>

/** Officers sit in the district's office, which teaches nothing: they look at its schools. */
export const isOfficer = ({ posts }: Pick<Me, 'posts'>) => posts.some(({ post }) => post === 'officer')

/** What a person can reach from anywhere: parents see announcements and themselves, nothing else. */
export function navItemsFor(me: Me, waits: Waits = {}): NavItem[] {
  const { may } = me
  const badges = badgesFor(waits)
  const withBadge = (item: NavItem) => ({ ...item, badge: badges[item.key as NavKey] })
  if (me.posts.length === 0) return [ITEMS.me]
  if (!may.logObservation) return [ITEMS.notices, ITEMS.me].map(withBadge)
  if (isOfficer(me)) return [ITEMS.district, ITEMS.records, ITEMS.notices, ITEMS.me].map(withBadge)
  const week = { ...ITEMS.week, label: may.seeWeek === 'group' ? '本组' : '本周' }
  return [ITEMS.home, ITEMS.records, ...(may.seeWeek ? [week] : []), ITEMS.notices, ITEMS.me].map(withBadge)
}

function badgesFor({ unsent = 0, returned = 0, unread = 0, toApprove = 0 }: Waits): Badges {
  const records = [unsent > 0 && `${unsent} 条没有提交上去`, returned > 0 && `${returned} 条被退回`]
  const notices = [unread > 0 && `${unread} 条未读`, toApprove > 0 && `${toApprove} 条等您审核`]
  return {
    records: { count: unsent + returned, words: records.filter(Boolean).join('，') },
    notices: { count: unread + toApprove, words: notices.filter(Boolean).join('，') },
  }
}

/** The first page after signing in. */
export function startOf(me: Me): string {
  const { may } = me
  // No post and no class yet: a parent who waits to be admitted.
  if (me.posts.length === 0) return routes.parentClasses()
  if (isOfficer(me)) return routes.district()
  if (!may.logObservation) return routes.notices()
  return may.seeWeek === 'school' ? routes.week() : routes.home()
}

/** Whether a page is one of the places of the navigation, none of which is written on. */
export const isRestPage = (page: string) => Object.values(ITEMS).some(({ url }) => url.split('?')[0] === page)
