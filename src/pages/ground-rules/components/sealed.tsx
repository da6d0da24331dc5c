import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { CellGroup } from '@/components/cell/group'
import { momentInWords } from '@/frame/in-words'
import styles from './sealed.module.less'

interface SealedProps {
  sealed: Output<'journal.list'>['sealed']
  school: string
}

/** The head of the chain: noted elsewhere, it proves that nothing before it was changed. */
export function Sealed({ sealed: { links, at, head }, school }: SealedProps) {
  if (links === 0) return null
  return (
    <CellGroup
      title="防改动"
      note="把这一行另外记下（例如打印归档）。以后服务器上执行 youju verify --expect 加上这一行，就能查出之前的日志有没有被改过。"
    >
      <View className={styles.sealed}>
        <View>
          {links} 条日志已首尾相接{at && `，最近一次是 ${momentInWords(at)}`}
        </View>
        <View className={styles.head}>
          {school}:{links}:{head}
        </View>
      </View>
    </CellGroup>
  )
}
