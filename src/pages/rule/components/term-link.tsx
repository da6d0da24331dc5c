import type { Output } from '#core/contract/contract'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { routes, type Seen } from '@/frame/routes'

interface TermLinkProps {
  detail: Output<'standing.rule'>
  seen: Seen
}

/** From the promise as it stands to how it went, week by week. */
export function TermLink({ detail: { rule }, seen }: TermLinkProps) {
  return (
    <CellGroup>
      <Cell
        icon="calendar"
        title="整学期热力图"
        note="这一项，每周一格"
        url={routes.heat({ rule: rule.id, plan: rule.planId }, seen)}
      />
    </CellGroup>
  )
}
