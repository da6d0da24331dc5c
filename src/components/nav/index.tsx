import { View } from '@tarojs/components'
import { cx } from '../class-names'
import { Navigation } from '../elements'
import { Icon, type IconName } from '../icon'
import { Tap } from '../tap'
import styles from './index.module.less'

export interface NavItem {
  key: string
  label: string
  icon: IconName
  url: string
  badge?: Badge | undefined
}

/** How much waits in a place, and what it is, for those who hear it: `3 条未读`. */
export interface Badge {
  readonly count: number
  readonly words: string
}

export interface NavProps {
  items: readonly NavItem[]
  /** None on a page below these places. */
  current: string | undefined
  /** The place that such a page lies under. */
  within: string | undefined
}

/** A bar at the bottom of a phone, a rail at the left of a wide screen. The items depend on who is signed in. */
export function Nav({ items, current, within }: NavProps) {
  const hereOf = (key: string) => (current ? key === current && 'page' : key === within)
  return (
    <Navigation className={styles.nav} aria-label="主导航">
      <View className={styles.brand} ariaHidden>
        有据
      </View>
      {items.map((item) => (
        <NavLink key={item.key} item={item} here={hereOf(item.key)} />
      ))}
    </Navigation>
  )
}

const MOST_SHOWN = 99

function NavLink({ item, here }: { item: NavItem; here: boolean | 'page' }) {
  const { badge, label } = item
  return (
    <Tap current={here} url={item.url} way="root" className={cx(styles.item, here && styles.here)}>
      <View className={styles.content}>
        <View className={styles.symbol}>
          <Icon name={item.icon} className={styles.icon} />
          {badge && badge.count > 0 && (
            <View className={styles.badge} ariaHidden>
              {badge.count > MOST_SHOWN ? `${MOST_SHOWN}+` : badge.count}
            </View>
          )}
        </View>
        <View className={styles.label}>{label}</View>
        {badge && badge.count > 0 && <View className={styles.spoken}>{badge.words}</View>}
      </View>
    </Tap>
  )
}
