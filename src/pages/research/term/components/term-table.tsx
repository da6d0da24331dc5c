import { CellGroup } from '@/components/cell/group'
import { Chip } from '@/components/status/chip'
import { Table } from '@/components/table'
import { Tap } from '@/components/tap'
import { dateInWords } from '@/frame/in-words'
import { routes } from '@/frame/routes'
import { useWide } from '@/theme/use-wide'
import { SlotCell } from '../../components/slot-cell'
import { type Agenda, type Slot, stateOf, whyOf } from '../../components/slot-words'

interface TermTableProps {
  agenda: Agenda
  onOpen: (slot: Slot) => void
}

/** A table on wide screens and on paper; on phones a list whose sessions can be tapped. */
export function TermTable({ agenda, onOpen }: TermTableProps) {
  const wide = useWide()
  const { slots, today } = agenda
  const list = (
    <CellGroup title={`本学期 ${slots.length} 次`}>
      {slots.map((slot) => (
        <SlotCell key={slot.on} slot={slot} agenda={agenda} onOpen={onOpen} />
      ))}
    </CellGroup>
  )
  if (!wide) return list
  return (
    <CellGroup title={`本学期 ${slots.length} 次`}>
      <Table
        caption="本学期每一次教研的日期、主题和情况"
        rows={slots}
        keyOf={(slot) => slot.on}
        columns={[
          { key: 'week', title: '周次', render: ({ week }) => `第\u00a0${week}\u00a0周` },
          { key: 'on', title: '计划', render: ({ on }) => dateInWords(on, today) },
          { key: 'theme', title: '主题', render: ({ session, theme }) => session?.theme || theme || '—' },
          {
            key: 'held',
            title: '实际',
            render: ({ session }) => (session ? dateInWords(session.on, today) : '—'),
          },
          { key: 'why', title: '说明', render: (slot) => whyOf(slot, today) || '—' },
          {
            key: 'state',
            title: '情况',
            render: (slot) => <State slot={slot} today={today} onOpen={onOpen} />,
          },
        ]}
      />
    </CellGroup>
  )
}

function State({ slot, today, onOpen }: { slot: Slot; today: string; onOpen: (slot: Slot) => void }) {
  const { tone, icon, words } = stateOf(slot, today)
  const chip = (
    <Chip tone={tone} icon={icon}>
      {words}
    </Chip>
  )
  if (slot.session) {
    return slot.session.theme === '' ? chip : <Tap url={routes.record(slot.session.recordId)}>{chip}</Tap>
  }
  if (slot.mayMoveTo.length === 0) return chip
  return (
    <Tap label={`${words}，调整或写主题`} onTap={() => onOpen(slot)}>
      {chip}
    </Tap>
  )
}
