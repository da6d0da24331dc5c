import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { routes } from '@/frame/routes'
import { readReminders } from '@/services/reminders/send'
import type { Reminder } from '@/services/reminders/unread'

interface ReturnedProps {
  count: number
  /** The reminder of the one that was returned last, until it is read. */
  last: Reminder | undefined
}

/** What somebody has sent back does not count until its author has put it right. */
export function Returned({ count, last }: ReturnedProps) {
  if (count === 0) return null
  return (
    <CellGroup>
      <Cell
        icon="circle-alert"
        title={`有 ${count} 条被退回，改好后再提交`}
        note={last?.line ?? '点开记录能看到退回的原因'}
        url={routes.records('returned')}
        onTap={last && (() => readReminders([last.id]))}
      />
    </CellGroup>
  )
}
