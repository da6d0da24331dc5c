import { View } from '@tarojs/components'
import { useSyncExternalStore } from 'react'
import { cx } from '../class-names'
import { Icon } from '../icon'
import { currentToast, subscribe } from './store'
import styles from './toasts.module.less'

const ICONS = { good: 'circle-check', bad: 'circle-alert', info: 'info' } as const

/** The live region is always there: a screen reader announces only what changes inside one. */
export function Toasts() {
  const toast = useSyncExternalStore(subscribe, currentToast)
  return (
    <View className={styles.outlet} ariaRole="status" ariaLive="polite">
      {toast && (
        <View key={toast.id} className={cx(styles.toast, styles[toast.tone])}>
          <Icon name={ICONS[toast.tone]} />
          <View>{toast.words}</View>
        </View>
      )}
    </View>
  )
}
