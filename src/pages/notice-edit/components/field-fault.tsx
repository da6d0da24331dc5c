import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import styles from './field-fault.module.less'

/** What is wrong with a group of controls, below its card. */
export function FieldFault({ children }: { children: string | undefined }) {
  return (
    <View ariaLive="polite">
      {children && (
        <View className={styles.fault}>
          <Icon name="circle-alert" />
          <View>{children}</View>
        </View>
      )}
    </View>
  )
}
