import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import styles from './submit.module.less'

/** The buttons at the end of a card of fields. */
export function Submit({ children }: PropsWithChildren) {
  return <View className={styles.submit}>{children}</View>
}
