import { View } from '@tarojs/components'
import type { PropsWithChildren, ReactNode } from 'react'
import { cx } from '../class-names'
import { Icon, type IconName } from '../icon'
import styles from './banner.module.less'

type BannerProps = PropsWithChildren<{
  tone?: 'info' | 'warn' | 'bad' | 'good' | undefined
  icon?: IconName | undefined
  action?: ReactNode
}>

const ICONS = { info: 'info', warn: 'circle-alert', bad: 'circle-x', good: 'circle-check' } as const

/** A line above the page's content: offline, waiting to be sent, prorated, late. */
export function Banner({ tone = 'info', icon = ICONS[tone], action, children }: BannerProps) {
  return (
    <View className={cx(styles.banner, styles[tone])} ariaRole="status" ariaLive="polite">
      <Icon name={icon} />
      <View className={styles.words}>{children}</View>
      {action}
    </View>
  )
}

interface OfflineBannerProps {
  waiting: number
  action?: ReactNode
  /** Nothing can be seen or written down before signing in. */
  signedOut?: boolean | undefined
}

export function OfflineBanner({ waiting, action, signedOut }: OfflineBannerProps) {
  return (
    <Banner tone="warn" icon="cloud-off" action={action}>
      {signedOut && '没有网络，连上后才能登录。'}
      {!signedOut && waiting > 0 && `没有网络，${waiting} 条记录保存在本机，连上后自动提交。`}
      {!signedOut && waiting === 0 && '没有网络，看到的是上次的内容。可以照常记录。'}
    </Banner>
  )
}
