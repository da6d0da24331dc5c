import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { routes } from '@/frame/routes'
import { useSession } from '@/services/session'

/** Where leaders go from the week: to those not observed yet, and to a sample of what was written down. */
export function Observed() {
  const checks = useSession()?.may.checkRecords
  return (
    <CellGroup>
      <Cell icon="users" title="还没有被听过的老师" url={routes.unobserved()} />
      {checks && <Cell icon="search" title="抽查记录" url={routes.sample()} />}
    </CellGroup>
  )
}
