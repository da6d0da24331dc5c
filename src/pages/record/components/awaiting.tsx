import { civilDateAt, daysBetween } from '#core/calendar/civil-date'
import type { Output } from '#core/contract/contract'
import { Banner } from '@/components/states/banner'

/** Why a record does not count yet: entered late, or put right after it was returned. */
export function Awaiting({ record }: { record: Output<'record.show'> }) {
  if (record.state !== 'awaiting') return null
  const days = daysBetween(record.content.payload.on, civilDateAt(Date.parse(record.receipt.receivedAt)))
  return (
    <Banner tone="warn" icon="clock">
      {record.late && days > 0
        ? `这是补录：过了 ${days} 天才记，要等负责人核准后计入。`
        : '改过以后要等负责人重新核查，再计入。'}
    </Banner>
  )
}
