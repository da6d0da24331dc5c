import { View } from '@tarojs/components'
import { RECORD_KINDS } from '#core/record/record'
import { Cell } from '@/components/cell'
import { dateInWords, momentInWords } from '@/frame/in-words'
import { routes } from '@/frame/routes'
import type { KeptReceipt } from '@/services/pending-shelf'
import { schoolToday } from '@/services/session'
import styles from './receipt-cell.module.less'

export function ReceiptCell({ receipt }: { receipt: KeptReceipt }) {
  const { id, of, revision = 1, receivedAt, hash } = receipt
  const title = of ? `${of.form ?? RECORD_KINDS[of.kind]} · ${dateInWords(of.on, schoolToday())}` : '记录'
  return (
    <Cell
      icon="circle-check"
      title={title}
      note={
        <>
          <View>
            {momentInWords(receivedAt)} 收到{revision > 1 && `，改到第 ${revision} 版`}
          </View>
          <View className={styles.code}>编号 {id}</View>
          <View className={styles.code}>存证码 {hash}</View>
        </>
      }
      url={routes.record(id)}
      label={`${title}，${momentInWords(receivedAt)}收到`}
    />
  )
}
