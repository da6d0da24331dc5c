import { View } from '@tarojs/components'
import { cx } from '../class-names'
import styles from './index.module.less'

/** lucide's names; the drawings are inlined by the style sheet, so a new one is added there too. */
export type IconName =
  | 'bell'
  | 'calendar'
  | 'chart-column'
  | 'check'
  | 'chevron-down'
  | 'chevron-left'
  | 'chevron-right'
  | 'circle-alert'
  | 'circle-check'
  | 'circle-minus'
  | 'circle-x'
  | 'clipboard-list'
  | 'clock'
  | 'cloud-off'
  | 'download'
  | 'ellipsis'
  | 'file-text'
  | 'house'
  | 'image'
  | 'inbox'
  | 'info'
  | 'link'
  | 'lock'
  | 'log-out'
  | 'map'
  | 'megaphone'
  | 'messages-square'
  | 'minus'
  | 'notebook-pen'
  | 'palette'
  | 'pen-line'
  | 'plus'
  | 'printer'
  | 'rotate-cw'
  | 'search'
  | 'share-2'
  | 'trending-up'
  | 'user'
  | 'users'
  | 'x'

interface IconProps {
  name: IconName
  className?: string | undefined
}

/** Always decoration: the words beside it, or the label of what it stands in, say the same. */
export function Icon({ name, className }: IconProps) {
  return <View className={cx(styles.icon, styles[name], className)} ariaHidden />
}
