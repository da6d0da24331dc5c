import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { WEEKDAYS } from '#core/calendar/in-words'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Empty } from '@/components/states'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { StaffPage } from '@/frame/staff-page'
import { useQuery } from '@/services/query'
import { useSession } from '@/services/session'
import { useWide } from '@/theme/use-wide'
import { SlotSheet } from '../components/slot-sheet'
import type { Agenda, Group, Slot } from '../components/slot-words'
import { Rates } from './components/rates'
import { ScheduleSheet } from './components/schedule-sheet'
import { TermTable } from './components/term-table'

const TITLE = '全学期教研'

/** A group's research plan (001-33): every session of the term with its theme, planned and held. */
export default function ResearchTerm() {
  const me = useSession()
  const { group = '' } = useRouter().params
  if (!me?.may.logObservation) return <StaffPage title={TITLE} />
  return <Term groupId={group} term={me.term} />
}

interface TermProps {
  groupId: string
  term: { readonly startOn: string; readonly endOn: string } | null
}

function Term({ groupId, term }: TermProps) {
  const dates = term ? { from: term.startOn, to: term.endOn } : {}
  const query = useQuery('research.agenda', { groupId, ...dates })
  const group = query.data?.groups[0]
  const wide = useWide()
  return (
    <Page
      title={group ? `${group.name}全学期教研` : TITLE}
      onRefresh={query.reload}
      actions={
        wide && (
          <Button compact icon="printer" onTap={() => window.print()}>
            打印
          </Button>
        )
      }
    >
      <Answered query={query}>
        {(agenda) => group && <Planned agenda={agenda} group={group} reload={query.reload} />}
      </Answered>
    </Page>
  )
}

interface PlannedProps {
  agenda: Agenda
  group: Group
  reload: () => Promise<void>
}

function Planned({ agenda, group, reload }: PlannedProps) {
  const [opened, setOpened] = useState<Slot | null>(null)
  const [arranging, setArranging] = useState(false)
  return (
    <>
      <CellGroup>
        <Cell
          icon="calendar"
          title={whenInWords(group)}
          note={group.ownSchedule ? '本组自己定的' : '按学校计划'}
          value={group.may.arrange ? '修改' : undefined}
          onTap={group.may.arrange ? () => setArranging(true) : undefined}
        />
      </CellGroup>
      {agenda.slots.length === 0 ? (
        <Empty title="还没有排教研活动" text="排好每周哪一天以后，这里会列出全学期的每一次。" />
      ) : (
        <TermTable agenda={agenda} onOpen={setOpened} />
      )}
      {group.may.record && <Rates groupId={group.id} />}
      {opened && (
        <SlotSheet slot={opened} agenda={agenda} onChanged={reload} onClose={() => setOpened(null)} />
      )}
      {arranging && (
        <ScheduleSheet groupId={group.id} onChanged={reload} onClose={() => setArranging(false)} />
      )}
    </>
  )
}

function whenInWords({ schedule }: Group): string {
  if (!schedule) return '还没有排定每周哪一天'
  const { weekday, period, time, place } = schedule
  const when = time || (period === null ? '' : `第 ${period} 节`)
  return [`每周${WEEKDAYS[weekday - 1]}`, when, place].filter(Boolean).join(' ')
}
