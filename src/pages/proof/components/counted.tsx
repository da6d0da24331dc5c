import type { Output } from '#core/contract/contract'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { More } from '@/frame/more'
import type { Pages } from '@/services/pages'
import { RecordRow, type RecordSummary } from './record-row'

interface CountedProps {
  pages: Pages<'standing.proof', RecordSummary>
  proof: Output<'standing.proof'>
}

export function Counted({ pages, proof }: CountedProps) {
  const { items, hasMore } = pages
  const { rule, standing } = proof
  return (
    <>
      <CellGroup title={items.length > 0 && !hasMore ? `计入的记录 · ${items.length} 条` : '计入的记录'}>
        {items.length === 0 && <Cell title={`${standing.period.label}还没有计入的记录`} />}
        {items.map((record) => (
          <RecordRow key={record.id} record={record} withAuthor={rule.level !== 'person'} />
        ))}
      </CellGroup>
      <More pages={pages} />
    </>
  )
}
