import { Cell } from '@/components/cell'
import { Chip } from '@/components/status/chip'
import { routes } from '@/frame/routes'
import { type Agenda, detailOf, nameOf, type Slot, stateOf, titleOf } from './slot-words'

interface SlotCellProps {
  slot: Slot
  agenda: Agenda
  onOpen: (slot: Slot) => void
}

/** A session that was held opens its record, one to come what may be done about it. */
export function SlotCell({ slot, agenda, onOpen }: SlotCellProps) {
  const { groups, today } = agenda
  const state = stateOf(slot, today)
  const title = titleOf(agenda, slot)
  const detail = detailOf(slot, today)
  const may = groups.find(({ id }) => id === slot.groupId)?.may
  const seen = slot.session && (may?.arrange || slot.session.theme !== '')
  const opens = !slot.session && slot.state !== 'waived' && (may?.arrange || may?.record)
  return (
    <Cell
      title={title}
      note={[detail, groups.length > 1 && nameOf(agenda, slot)].filter(Boolean).join(' · ')}
      value={
        <Chip tone={state.tone} icon={state.icon}>
          {state.words}
        </Chip>
      }
      url={seen ? routes.record(slot.session?.recordId ?? '') : undefined}
      onTap={opens ? () => onOpen(slot) : undefined}
    />
  )
}
