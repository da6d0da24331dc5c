import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { LongList } from '@/components/long-list'
import { Empty } from '@/components/states'
import { Listed } from '@/frame/listed'
import { Page } from '@/frame/page'
import { ReminderOffer } from '@/frame/reminders/offer'
import { routes } from '@/frame/routes'
import { StaffPage } from '@/frame/staff-page'
import { usePages } from '@/services/pages'
import { readReminders } from '@/services/reminders/send'
import { unreadOf } from '@/services/reminders/unread'
import { useReminderShelf } from '@/services/reminders/use-shelf'
import { useSession } from '@/services/session'
import { ReminderCell } from './components/reminder-cell'

/** What the app has reminded one of, whether or not a message was sent: unread first, each a tap from where it is done. */
export default function Reminders() {
  const me = useSession()
  const staff = me?.may.logObservation === true
  const pages = usePages('reminder.list', {}, (answer) => answer, { when: staff })
  const shelf = useReminderShelf()
  if (!staff) return <StaffPage title="提醒" />
  const unread = unreadOf(pages.items, shelf)
  const earlier = pages.items.filter((each) => !unread.includes(each))
  return (
    <Page title="提醒" home={routes.me()} narrow onRefresh={pages.query.reload}>
      <Listed
        pages={pages}
        empty={
          <Empty
            icon="bell"
            title="没有要提醒您的"
            text="每周最多一次提要，到期前 7 天和 1 天各一次；放假和夜里不打扰。"
          />
        }
      >
        {() => (
          <>
            {unread.length > 0 && (
              <CellGroup
                title="未读"
                action={
                  unread.length > 1 && (
                    <Button look="text" compact onTap={() => readReminders(unread.map(({ id }) => id))}>
                      都知道了
                    </Button>
                  )
                }
              >
                {unread.map((each) => (
                  <ReminderCell key={each.id} reminder={each} unread />
                ))}
              </CellGroup>
            )}
            {earlier.length > 0 && (
              <CellGroup title="看过的">
                <LongList items={earlier}>
                  {(each) => <ReminderCell key={each.id} reminder={each} unread={false} />}
                </LongList>
              </CellGroup>
            )}
          </>
        )}
      </Listed>
      {pages.items.length > 0 && <ReminderOffer />}
      <CellGroup>
        <Cell
          icon="bell"
          title="怎样提醒我"
          note="每周提要、到期提醒，要不要在微信里收"
          url={routes.reminderWays()}
        />
      </CellGroup>
    </Page>
  )
}
