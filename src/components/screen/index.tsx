import { View } from '@tarojs/components'
import { type PropsWithChildren, type ReactNode, useId } from 'react'
import { useLargeType } from '@/theme/large-type'
import { cx } from '../class-names'
import { Footer, Main } from '../elements'
import { Nav, type NavProps } from '../nav'
import { Toasts } from '../toast/toasts'
import { useFocusOnArrival } from './focus'
import styles from './index.module.less'
import { SkipLink } from './skip-link'
import { TitleBar, type TitleBarProps } from './title-bar'
import { useOpened } from './use-opened'
import { useRefresh } from './use-refresh'
import { useTitle } from './use-title'

export interface ScreenProps extends PropsWithChildren<Omit<TitleBarProps, 'refresh'>> {
  nav?: NavProps | undefined
  /** Offline, waiting to be sent. */
  banner?: ReactNode
  /** Pulled down on weapp (the page's config needs enablePullDownRefresh), a button on h5. */
  onRefresh?: (() => Promise<unknown>) | undefined
  /** Stays at the bottom: the button a form ends with. */
  footer?: ReactNode
  /** For reading and forms rather than tables. */
  narrow?: boolean | undefined
}

/** The frame of every page: title, navigation, safe areas, type size, toasts. */
export function Screen({ nav, banner, footer, narrow, children, ...bar }: ScreenProps) {
  const large = useLargeType()
  const mainId = useId()
  const refresh = useRefresh(bar.onRefresh)
  useTitle(bar.title)
  useFocusOnArrival(mainId)
  useOpened()
  return (
    <View
      className={cx(
        styles.screen,
        large && 'large-type',
        nav && styles.withNav,
        Boolean(footer) && styles.withFooter,
      )}
    >
      {process.env.TARO_ENV === 'h5' && <SkipLink target={mainId} />}
      {nav && <Nav {...nav} />}
      <View className={cx(styles.column, narrow && styles.narrow)}>
        <TitleBar {...bar} refresh={refresh} />
        <Main id={mainId} className={styles.main}>
          {banner}
          {children}
        </Main>
      </View>
      {footer && (
        <Footer className={styles.footer}>
          <View className={cx(styles.footed, narrow && styles.narrow)}>{footer}</View>
        </Footer>
      )}
      <Toasts />
    </View>
  )
}
