import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { routes } from '@/frame/routes'

/** What somebody has sent back does not count until its author has put it right. */
export function Returned({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <CellGroup>
      <Cell
        icon="circle-alert"
        title={`有 ${count} 条被退回，改好后再提交`}
        note="点开记录能看到退回的原因"
        url={routes.records('returned')}
      />
    </CellGroup>
  )
}
