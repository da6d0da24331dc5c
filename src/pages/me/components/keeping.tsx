import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { routes } from '@/frame/routes'
import type { Me } from '@/services/session'

/** The way to the roster, for those who keep it. */
export function Keeping({ me: { may } }: { me: Me }) {
  // A server from before knows them by their right to prepare the plan.
  if (!(may.keepRoster ?? may.preparePlan)) return null
  return (
    <CellGroup>
      <Cell icon="users" title="名册和校历" note="教职工、班级、新学年、学期和放假" url={routes.roster()} />
    </CellGroup>
  )
}
