import type { Output } from '#core/contract/contract'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { routes } from '@/frame/routes'

/** What waits for a decision, and what the numbers lack. */
export function OpenItems({ open }: { open: Output<'standing.school'>['open'] }) {
  const { awaiting, objections, missingBirthDates, misfits } = open
  if (awaiting + objections === 0 && missingBirthDates.length === 0 && misfits.length === 0) return null
  return (
    <CellGroup title="等待处理">
      {awaiting > 0 && (
        <Cell
          icon="clipboard-list"
          title={`${awaiting} 条补录等待核准`}
          note="核准以后才计入"
          url={routes.records('awaiting')}
        />
      )}
      {objections > 0 && (
        <Cell
          icon="circle-alert"
          title={`${objections} 条听课记录有异议，还没有答复`}
          note="双方的话都在记录里"
          url={routes.records('objected')}
        />
      )}
      {missingBirthDates.length > 0 && (
        <Cell
          icon="info"
          title={`${missingBirthDates.length} 人缺少出生日期`}
          note={`${missingBirthDates.join('、')}：暂按较高的要求计算，请教务员补上`}
        />
      )}
      {misfits.map((misfit) => (
        <Cell key={misfit} icon="circle-alert" title="计划和学期对不上" note={misfit} url={routes.plan()} />
      ))}
    </CellGroup>
  )
}
