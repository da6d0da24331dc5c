import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { StaffPage } from '@/frame/staff-page'
import { useQuery } from '@/services/query'
import { useSession } from '@/services/session'
import { Download } from './components/download'
import { Subscription } from './components/subscription'

/** Due dates and sessions in the calendar that one looks at anyway. */
export default function CalendarPage() {
  const me = useSession()
  const query = useQuery('report.calendar', {})
  if (me && !me.may.logObservation) return <StaffPage title="日历" />
  return (
    <Page title="日历" subtitle={me?.school.name} home={routes.me()} onRefresh={query.reload} narrow>
      <Answered query={query} loadingRows={3}>
        {(calendar) => (
          <>
            <Subscription since={calendar.subscribedSince} onChange={query.reload} />
            <Download calendar={calendar} />
          </>
        )}
      </Answered>
    </Page>
  )
}
