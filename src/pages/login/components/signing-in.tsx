import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import styles from '../index.module.less'

/** For the second or two in which WeChat and the school say who this is. */
export function SigningIn({ onOther }: { onOther: () => void }) {
  return (
    <View className={styles.signingIn} ariaRole="status" ariaLive="polite">
      <View className={styles.spinner} ariaHidden />
      <View>正在登录</View>
      <Button look="text" compact onTap={onOther}>
        换一种方式登录
      </Button>
    </View>
  )
}
