import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { routes } from '@/frame/routes'
import { useQuery } from '@/services/query'
import { unreadOf } from '@/services/reminders/unread'
import { useReminderShelf } from '@/services/reminders/use-shelf'
import type { Me } from '@/services/session'

/** The way to what one was reminded of; for who keeps the roster, also to what could not be sent. */
export function Reminders({ me: { may } }: { me: Me }) {
  const own = useQuery('reminder.list', {}).data
  const failed = useQuery('reminder.failed', {}, { when: may.keepRoster === true }).data
  const unread = unreadOf(own?.items ?? [], useReminderShelf()).length
  const more = own?.next && unread === own.items.length ? '+' : ''
  return (
    <CellGroup>
      <Cell
        icon="bell"
        title="提醒"
        note="本周提要和到期提醒"
        value={unread > 0 ? `${unread}${more} 条未读` : undefined}
        url={routes.reminders()}
      />
      {failed && failed.items.length > 0 && (
        <Cell
          icon="circle-alert"
          title="没有发出的提醒"
          note="看原因，能补发的补发"
          value={`${failed.items.length}${failed.next ? '+' : ''} 条`}
          url={routes.remindersFailed()}
        />
      )}
    </CellGroup>
  )
}
