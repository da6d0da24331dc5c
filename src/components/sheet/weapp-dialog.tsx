import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { cx } from '../class-names'
import styles from './index.module.less'

type DialogProps = PropsWithChildren<{ title: string; onClose: () => void }>

export function WeappDialog({ title, onClose, children }: DialogProps) {
  return (
    <View className={styles.overlay}>
      <View className={styles.shade} ariaHidden onClick={onClose} catchMove />
      <View className={cx(styles.sheet, styles.panel)} ariaRole="dialog" ariaLabel={title}>
        {children}
      </View>
    </View>
  )
}
