import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { OwedCell } from '@/frame/owed-cell'
import { routes } from '@/frame/routes'
import type { Query } from '@/services/query'
import { schoolToday } from '@/services/session'

const SHOWN = 4

/** What is to be handed in or declared within two weeks, or should have been; nothing when there is nothing. */
export function OwedSoon({ query: { data } }: { query: Query<'agenda.today'> }) {
  const owed = data?.on === schoolToday() ? (data.owed ?? []) : []
  if (owed.length === 0) return null
  return (
    <CellGroup
      title="待上报"
      action={
        <Button look="text" compact url={routes.owed()}>
          {owed.length > SHOWN ? `全部 ${owed.length} 项` : '全部'}
        </Button>
      }
    >
      {owed.slice(0, SHOWN).map((each) => (
        <OwedCell key={`${each.kind} ${each.title} ${each.unitId} ${each.level}`} owed={each} />
      ))}
    </CellGroup>
  )
}
