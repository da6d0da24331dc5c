import { describe } from '#core/record/describe'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Banner } from '@/components/states/banner'
import { agoInWords } from '@/services/moment'
import { useOnline } from '@/services/network'
import { schoolToday } from '@/services/session'
import { type PendingRow, usePending } from '@/services/use-pending'
import { keptInWords, whyWaitingInWords } from '@/services/why-waiting'
import { dayInWords } from './in-words'
import { routes } from './routes'
import { SendNow } from './send-now'

/** What was handed in on this device and has no receipt yet: nothing of it is ever out of sight. */
export function UnsentList() {
  const { rows, trouble } = usePending()
  const online = useOnline()
  if (rows.length === 0) return null
  const waits = rows.some(({ state }) => state !== 'refused')
  return (
    <CellGroup
      title={`还没有提交上去 ${rows.length} 条`}
      action={waits && <SendNow />}
      note={waits ? `${keptInWords(trouble)}，不会丢，也不会重复。` : undefined}
    >
      {trouble && waits && online && <Banner tone="warn">{whyWaitingInWords(trouble)}</Banner>}
      {rows.map((row) => (
        <UnsentCell key={row.item.id} row={row} />
      ))}
    </CellGroup>
  )
}

function UnsentCell({ row: { item, state, mayChange } }: { row: PendingRow }) {
  const { title, detail } = describe(item.content)
  const when = dayInWords(item.content.payload.on, schoolToday())
  const words = {
    sending: '正在提交',
    waiting: mayChange ? '等待提交' : '可能已送达，等待确认',
    refused: `没有收下：${item.refusal?.problem.message ?? ''}点开修改`,
  }[state]
  return (
    <Cell
      icon={state === 'refused' ? 'circle-alert' : 'cloud-off'}
      title={title}
      note={`${[when, detail].filter(Boolean).join(' · ')}。${agoInWords(item.submittedAt)}记，${words}`}
      url={mayChange ? routes.entry(item.content.kind, { pending: item.id }) : undefined}
    />
  )
}
