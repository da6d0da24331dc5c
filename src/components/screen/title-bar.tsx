import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cx } from '../class-names'
import { Header, Heading1 } from '../elements'
import { Icon } from '../icon'
import { Tap } from '../tap'
import { goBack } from '../tap/navigate'
import styles from './title-bar.module.less'
import type { Refresh } from './use-refresh'

export interface TitleBarProps {
  title: string
  /** Under the title on wide screens: the week, the school. */
  subtitle?: string | undefined
  /** Where the way back leads when this page was opened directly; no way back without it. */
  home?: string | undefined
  /** Buttons that belong to the whole page. */
  actions?: ReactNode
  refresh: Refresh
}

/** WeChat draws its own title and way back, so there only the page's actions are left. */
export function TitleBar({ title, subtitle, home, actions, refresh }: TitleBarProps) {
  if (process.env.TARO_ENV !== 'h5') return actions ? <View className={styles.actions}>{actions}</View> : null
  return (
    <Header className={styles.bar}>
      {home && (
        <Tap label="返回" className={styles.button} onTap={() => void goBack(home)}>
          <Icon name="chevron-left" className={styles.icon} />
        </Tap>
      )}
      <View className={styles.words}>
        <Heading1 className={styles.title}>{title}</Heading1>
        {subtitle && <View className={styles.subtitle}>{subtitle}</View>}
      </View>
      <View className={styles.actions}>
        {actions}
        {refresh.run && (
          <Tap
            label={refresh.busy ? '正在刷新' : '刷新'}
            disabled={refresh.busy}
            className={styles.button}
            onTap={refresh.run}
          >
            <Icon name="rotate-cw" className={cx(refresh.busy && styles.turning)} />
          </Tap>
        )}
      </View>
    </Header>
  )
}
