import type { Output } from '#core/contract/contract'
import { CellGroup } from '@/components/cell/group'
import { RecordRow } from './record-row'

/** What was looked at and not counted, each with its reason. */
export function LeftOut({ proof }: { proof: Output<'standing.proof'> }) {
  const { leftOut, rule } = proof
  if (leftOut.length === 0) return null
  return (
    <CellGroup title={`没有计入的记录 · ${leftOut.length} 条`}>
      {leftOut.map(({ record, reason }) => (
        <RecordRow key={record.id} record={record} reason={reason} withAuthor={rule.level !== 'person'} />
      ))}
    </CellGroup>
  )
}
