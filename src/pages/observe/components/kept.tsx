import { View } from '@tarojs/components'
import { describe } from '#core/record/describe'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { cx } from '@/components/class-names'
import { Heading2 } from '@/components/elements'
import { Icon } from '@/components/icon'
import { goBack } from '@/components/tap/navigate'
import { dayInWords } from '@/frame/in-words'
import { Page } from '@/frame/page'
import { ReceiptCells } from '@/frame/receipt-cells'
import { routes } from '@/frame/routes'
import { CallProblem, type Fault } from '@/services/faults'
import type { RecordReceipt } from '@/services/pending-shelf'
import { schoolToday } from '@/services/session'
import type { Payload } from '../hooks/form'
import styles from './kept.module.less'

export type KeptAs = { readonly payload: Payload } & (
  | { readonly state: 'received' | 'corrected'; readonly receipt: RecordReceipt }
  | { readonly state: 'waiting'; readonly because: Fault | null }
)

interface KeptProps {
  as: KeptAs
  onAgain?: (() => void) | undefined
}

/** What has become of it: the server's receipt, or that it waits on this device. */
export function Kept({ as, onAgain }: KeptProps) {
  const { title, detail } = describe({ kind: 'observation', payload: as.payload })
  return (
    <Page
      title="记一节听课"
      narrow
      footer={
        <>
          {onAgain && <Button onTap={onAgain}>再记一节</Button>}
          <Button look="primary" onTap={() => void goBack(routes.home())}>
            完成
          </Button>
        </>
      }
    >
      <View ariaRole="status">
        {as.state === 'waiting' ? <Waiting because={as.because} /> : <Received as={as} />}
      </View>
      <CellGroup>
        <Cell
          title={title}
          note={`${dayInWords(as.payload.on, schoolToday())} · ${detail}`}
          url={as.state === 'waiting' ? routes.records() : routes.record(as.receipt.id)}
        />
      </CellGroup>
      {as.state !== 'waiting' && <ReceiptCells receipt={as.receipt} />}
    </Page>
  )
}

function Received({ as }: { as: Extract<KeptAs, { receipt: RecordReceipt }> }) {
  const late = as.receipt.state === 'awaiting'
  return (
    <Outcome
      good={!late}
      title={as.state === 'corrected' ? '已改好' : '已提交'}
      text={late ? '这是以前的课，算补录，等教导处核准后计入。' : ''}
    />
  )
}

function Waiting({ because }: { because: Fault | null }) {
  const words = because instanceof CallProblem ? because.message : '现在连不上服务器。'
  return <Outcome title="已存在本机，连上网自动提交" text={`${words}可以放心离开，不会丢，也不会重复。`} />
}

function Outcome({ good = false, title, text }: { good?: boolean; title: string; text: string }) {
  return (
    <View className={cx(styles.outcome, good && styles.good)}>
      <Icon name={good ? 'circle-check' : 'clock'} className={styles.sign} />
      <Heading2 className={styles.done}>{title}</Heading2>
      {text && <View className={styles.text}>{text}</View>}
    </View>
  )
}
