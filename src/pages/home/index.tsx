import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { goTo } from '@/components/tap/navigate'
import { LogObservation } from '@/frame/log-observation'
import { startOf } from '@/frame/nav-items'
import { Page } from '@/frame/page'
import { UnsentList } from '@/frame/unsent-list'
import { useDayAhead } from '@/frame/use-day-ahead'
import { useWaiting } from '@/frame/use-waiting'
import { useWhenSent } from '@/frame/use-when-sent'
import { useQuery } from '@/services/query'
import { forHome } from '@/services/reminders/for-home'
import { useReminderShelf } from '@/services/reminders/use-shelf'
import { lookWhoIAm, schoolToday, useSession } from '@/services/session'
import { Around } from './components/around'
import { Digest } from './components/digest'
import { Drafts } from './components/drafts'
import { Greeting } from './components/greeting'
import { Objections } from './components/objections'
import { OwedSoon } from './components/owed-soon'
import { Promises } from './components/promises'
import { Returned } from './components/returned'
import { Shortcuts } from './components/shortcuts'
import { ThisPeriod } from './components/this-period'
import { Today } from './components/today'
import styles from './index.module.less'

export default function Home() {
  const me = useSession()
  const staff = me?.may.logObservation ?? false
  const around = useQuery('lesson.around', {}, { when: staff })
  const mine = useQuery('standing.mine', {}, { when: staff })
  const agenda = useQuery('agenda.today', {}, { when: staff })
  const notices = useQuery('notice.list', {}, { when: staff })
  const reminders = useQuery('reminder.list', {}, { when: staff })
  const waits = forHome(reminders.data?.items ?? [], useReminderShelf(), schoolToday())
  const reload = () =>
    Promise.all([lookWhoIAm(), ...[around, agenda, mine, notices, reminders].map((each) => each.reload())])
  const { returned, awaiting, objections = 0, toAccept = 0 } = useWaiting()
  useDayAhead(staff)
  useWhenSent(reload)

  // The app opens here for everybody; parents have nothing to log.
  useDidShow(() => {
    if (me && !staff) void goTo(startOf(me), 'root')
  })
  if (me && !staff) return null
  return (
    <Page
      place="home"
      title="首页"
      subtitle={me?.school.name}
      onRefresh={reload}
      unread={notices.data?.unread}
      footer={<LogObservation />}
    >
      {me && <Greeting me={me} />}
      <UnsentList />
      <Returned count={returned} last={waits.returned} />
      <Objections count={objections} />
      <Digest reminder={waits.digest} />
      <Drafts />
      <Shortcuts />
      <View className={styles.columns}>
        <View>
          <Today query={agenda} />
          <OwedSoon query={agenda} />
          <ThisPeriod query={around} />
        </View>
        <View>
          {me && <Promises query={mine} personId={me.person.id} />}
          {me && (
            <Around me={me} awaiting={awaiting} toAccept={toAccept} unread={notices.data?.unread ?? 0} />
          )}
        </View>
      </View>
    </Page>
  )
}
