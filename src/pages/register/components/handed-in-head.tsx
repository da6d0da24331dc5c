import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { dueInWords } from '@/frame/owed-cell'
import { useQuery } from '@/services/query'
import { schoolToday, useSession } from '@/services/session'
import type { HandIn } from '../hand-in'

/** What is being handed in, from whom, and by when. */
export function HandedInHead({ what: { kind, title, level, unitId } }: { what: HandIn }) {
  const me = useSession()
  const owed = useQuery('agenda.owed', {}).data?.items.find(
    (each) => each.kind === kind && each.title === title && each.level === level && each.unitId === unitId,
  )
  const unit = me?.posts.find((held) => held.unitId === unitId)?.unit
  const from = level === 'person' ? '本人' : level === 'school' ? me?.school.name : unit
  const due = owed?.due && dueInWords(owed.due.on, schoolToday())
  const words = [from, due, owed?.accepting && '受理后计入，按交的那天算'].filter(Boolean)
  return (
    <CellGroup>
      <Cell title={title} note={words.join(' · ') || undefined} />
    </CellGroup>
  )
}
