import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { routes } from '@/frame/routes'
import { useSession } from '@/services/session'

/** Where one goes from the plan: to what changed in it, and, for those who write it, to the drafts. */
export function WaysOn() {
  const may = useSession()?.may
  return (
    <CellGroup>
      {may?.preparePlan && (
        <Cell icon="pen-line" title="计划管理" note="写计划、检查、试算、发布" url={routes.planning()} />
      )}
      <Cell icon="file-text" title="历次版本" note="什么时候改过、改了什么" url={routes.planVersions()} />
    </CellGroup>
  )
}
