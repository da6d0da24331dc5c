import { View } from '@tarojs/components'
import { describe } from '#core/record/describe'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { cx } from '@/components/class-names'
import { Heading2 } from '@/components/elements'
import { Icon } from '@/components/icon'
import { goBack } from '@/components/tap/navigate'
import { CallProblem, type Fault } from '@/services/faults'
import type { RecordContent, RecordReceipt } from '@/services/pending-shelf'
import { schoolToday } from '@/services/session'
import { keptInWords, whyWaitingInWords } from '@/services/why-waiting'
import { dayInWords } from '../in-words'
import { Page } from '../page'
import { ReceiptCells } from '../receipt-cells'
import { ReminderOffer } from '../reminders/offer'
import { routes } from '../routes'
import type { EntryWords } from './entry-kind'
import styles from './kept.module.less'

export type KeptAs = { readonly content: RecordContent } & (
  | { readonly state: 'received' | 'corrected'; readonly receipt: RecordReceipt }
  | { readonly state: 'waiting'; readonly because: Fault | null }
)

interface KeptProps {
  as: KeptAs
  words: EntryWords
  onAgain?: (() => void) | undefined
}

/** What has become of it: the server's receipt, or that it waits on this device. */
export function Kept({ as, words, onAgain }: KeptProps) {
  const { title, detail } = describe(as.content)
  const when = dayInWords(as.content.payload.on, schoolToday())
  return (
    <Page
      title={as.state === 'corrected' ? words.correcting : words.title}
      narrow
      footer={
        <>
          {onAgain && <Button onTap={onAgain}>{words.again}</Button>}
          <Button look="primary" onTap={() => void goBack(routes.home())}>
            完成
          </Button>
        </>
      }
    >
      <View ariaRole="status">
        {as.state === 'waiting' ? <Waiting because={as.because} /> : <Received as={as} late={words.late} />}
      </View>
      <CellGroup>
        <Cell
          title={title}
          note={[when, detail].filter(Boolean).join(' · ')}
          url={as.state === 'waiting' ? routes.records() : routes.record(as.receipt.id)}
        />
      </CellGroup>
      {as.state !== 'waiting' && <ReceiptCells receipt={as.receipt} />}
      {as.state === 'received' && <ReminderOffer />}
    </Page>
  )
}

function Received({ as, late }: { as: Extract<KeptAs, { receipt: RecordReceipt }>; late: string }) {
  const awaiting = as.receipt.state === 'awaiting'
  const why = as.receipt.late ? late : '改好了，等教导处重新核查后计入。'
  return (
    <Outcome
      good={!awaiting}
      title={as.state === 'corrected' ? '已改好' : '已提交'}
      text={awaiting ? why : ''}
    />
  )
}

function Waiting({ because }: { because: Fault | null }) {
  const words = because instanceof CallProblem ? whyWaitingInWords(because) : '现在连不上服务器。'
  return <Outcome title={keptInWords(because)} text={`${words}可以放心离开，不会丢，也不会重复。`} />
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
