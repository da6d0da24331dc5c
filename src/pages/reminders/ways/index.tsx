import { View } from '@tarojs/components'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { StaffPage } from '@/frame/staff-page'
import { useQuery } from '@/services/query'
import { useSession } from '@/services/session'
import { Choices } from './components/choices'
import { InWechat } from './components/in-wechat'

/** Which reminders one wants, and where they come to. */
export default function ReminderWays() {
  const me = useSession()
  const staff = me?.may.logObservation === true
  const query = useQuery('reminder.ways', {}, { when: staff })
  if (!staff) return <StaffPage title="怎样提醒我" />
  return (
    <Page title="怎样提醒我" home={routes.reminders()} narrow onRefresh={query.reload}>
      <Answered query={query} loadingRows={2}>
        {(ways) => (
          <View>
            <Choices choices={ways.choices} onChosen={query.reload} />
            <InWechat ways={ways} onAsked={query.reload} />
          </View>
        )}
      </Answered>
    </Page>
  )
}
