import { View } from '@tarojs/components'
import type { PropsWithChildren, ReactNode } from 'react'
import { Heading2 } from '../elements'
import { Icon } from '../icon'
import { Tap } from '../tap'
import { HtmlDialog } from './html-dialog'
import styles from './index.module.less'
import { WeappDialog } from './weapp-dialog'

export type SheetProps = PropsWithChildren<{
  open: boolean
  title: string
  onClose: () => void
  /** Buttons, side by side. */
  footer?: ReactNode
}>

/** From the bottom on a phone, a dialog on a wide screen. */
export function Sheet({ open, ...sheet }: SheetProps) {
  if (!open) return null
  const Dialog = process.env.TARO_ENV === 'h5' ? HtmlDialog : WeappDialog
  return (
    <Dialog title={sheet.title} onClose={sheet.onClose}>
      <View className={styles.head}>
        <Heading2 className={styles.title}>{sheet.title}</Heading2>
        <Tap label="关闭" className={styles.close} onTap={sheet.onClose}>
          <Icon name="x" />
        </Tap>
      </View>
      <View className={styles.body}>{sheet.children}</View>
      {sheet.footer && <View className={styles.footer}>{sheet.footer}</View>}
    </Dialog>
  )
}
