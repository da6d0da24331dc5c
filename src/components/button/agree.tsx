import { Button, View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { cx } from '../class-names'
import styles from './index.module.less'

interface AgreeButtonProps {
  id: string
  onAgree: () => void
}

/** WeChat's own button, for it takes nobody's word that it was tapped. */
export function AgreeButton({ id, onAgree, children }: PropsWithChildren<AgreeButtonProps>) {
  return (
    <Button
      id={id}
      className={cx(styles.button, styles.native, styles.primary)}
      openType="agreePrivacyAuthorization"
      onAgreePrivacyAuthorization={onAgree}
    >
      <View className={styles.content}>{children}</View>
    </Button>
  )
}
