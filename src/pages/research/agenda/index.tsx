import { useState } from 'react'
import { addDays, mondayOf } from '#core/calendar/civil-date'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Empty } from '@/components/states'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { StaffPage } from '@/frame/staff-page'
import { useWhenSent } from '@/frame/use-when-sent'
import { useQuery } from '@/services/query'
import { useSession } from '@/services/session'
import { SlotCell } from '../components/slot-cell'
import { SlotSheet } from '../components/slot-sheet'
import type { Agenda, Slot } from '../components/slot-words'
import { ScanToSignIn } from './components/scan-to-sign-in'

const TITLE = '教研活动'

/** When one's groups meet: last week, this one and the next. */
export default function ResearchAgenda() {
  const me = useSession()
  const staff = me?.may.logObservation ?? false
  const query = useQuery('research.agenda', {}, { when: staff })
  useWhenSent(query.reload)
  if (!staff) return <StaffPage title={TITLE} />
  const records = query.data?.groups.some(({ may }) => may.record)
  return (
    <Page
      title={TITLE}
      narrow
      onRefresh={query.reload}
      footer={
        records && (
          <Button look="primary" icon="notebook-pen" url={routes.researchSession()}>
            记一次教研
          </Button>
        )
      }
    >
      <Answered query={query}>{(agenda) => <Weeks agenda={agenda} reload={query.reload} />}</Answered>
    </Page>
  )
}

function Weeks({ agenda, reload }: { agenda: Agenda; reload: () => Promise<void> }) {
  const [opened, setOpened] = useState<Slot | null>(null)
  const { groups, slots, extra, today } = agenda
  if (groups.length === 0) {
    return <Empty title="您还不在任何教研组" text="如果应当在，请联系教务员。" />
  }
  const monday = mondayOf(today)
  const weeks = [
    { title: '本周', from: monday },
    { title: '下周', from: addDays(monday, 7) },
    { title: '上周', from: addDays(monday, -7) },
  ]
  return (
    <>
      {agenda.signInCode && <ScanToSignIn />}
      {weeks.map(({ title, from }) => {
        const within = (on: string) => mondayOf(on) === from
        const ofWeek = slots.filter(({ on }) => within(on))
        const besides = extra.filter(({ on }) => within(on))
        if (ofWeek.length + besides.length === 0) return null
        return (
          <CellGroup key={from} title={title}>
            {ofWeek.map((slot) => (
              <SlotCell key={`${slot.groupId} ${slot.on}`} slot={slot} agenda={agenda} onOpen={setOpened} />
            ))}
            {besides.map(({ recordId, groupId, theme }) => (
              <Cell
                key={recordId}
                title={theme || '另外加的一次'}
                note={`${groups.find(({ id }) => id === groupId)?.name ?? ''} · 另外加的一次`}
                value="已记录"
                url={theme ? routes.record(recordId) : undefined}
              />
            ))}
          </CellGroup>
        )
      })}
      {slots.length + extra.length === 0 && (
        <Empty title="这几周没有排教研活动" text="组长可以在下面的「全学期」里排好每周哪一天。" />
      )}
      <CellGroup>
        <Cell icon="user" title="我的出勤" url={routes.researchAttendance()} />
        {groups.map(({ id, name }) => (
          <Cell key={id} icon="calendar" title={`${name}全学期`} url={routes.researchTerm(id)} />
        ))}
      </CellGroup>
      {opened && (
        <SlotSheet slot={opened} agenda={agenda} onChanged={reload} onClose={() => setOpened(null)} />
      )}
    </>
  )
}
