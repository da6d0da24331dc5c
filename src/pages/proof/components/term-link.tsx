import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { type HeatOf, routes, type Seen } from '@/frame/routes'
import type { Proof } from '../proof'

/** From one number to all of the same person's or unit's, week by week. */
export function TermLink({ proof, seen }: { proof: Proof; seen: Seen }) {
  const { rule, standing } = proof
  const of: HeatOf = rule.level === 'person' ? { person: standing.subjectId } : { unit: standing.subjectId }
  const who = rule.level === 'school' ? '全校' : standing.subjectName
  return (
    <CellGroup>
      <Cell icon="calendar" title={`${who}整学期的各项指标`} url={routes.heat(of, seen)} />
    </CellGroup>
  )
}
