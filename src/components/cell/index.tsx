import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cx } from '../class-names'
import { Icon, type IconName } from '../icon'
import { Tap } from '../tap'
import styles from './index.module.less'

interface CellProps {
  title: ReactNode
  note?: ReactNode
  value?: ReactNode
  /** At the left: a ring, an avatar. */
  media?: ReactNode
  icon?: IconName | undefined
  /** Where a tap leads, or what it does; without either the cell only informs. */
  url?: string | undefined
  onTap?: (() => void) | undefined
  label?: string | undefined
  disabled?: boolean | undefined
}

export function Cell({ title, note, value, media, icon, url, onTap, label, disabled }: CellProps) {
  const tappable = Boolean(url || onTap)
  const content = (
    <View className={styles.row}>
      {icon && <Icon name={icon} className={styles.icon} />}
      {media && <View className={styles.media}>{media}</View>}
      <View className={styles.words}>
        <View className={styles.title}>{title}</View>
        {note && <View className={styles.note}>{note}</View>}
      </View>
      {value !== undefined && <View className={styles.value}>{value}</View>}
      {tappable && <Icon name="chevron-right" className={styles.chevron} />}
    </View>
  )
  if (!tappable) return <View className={styles.cell}>{content}</View>
  return (
    <Tap
      url={url}
      onTap={onTap}
      label={label}
      disabled={disabled}
      className={cx(styles.cell, styles.tappable, disabled && styles.off)}
    >
      {content}
    </Tap>
  )
}
