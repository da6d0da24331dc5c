import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Tabs } from '@/components/tabs'
import { More } from '@/frame/more'
import type { Pages } from '@/services/pages'
import type { Part, Proof } from '../proof'
import { RecordRow, type RecordSummary } from './record-row'

interface CountedProps {
  pages: Pages<'standing.proof', RecordSummary>
  proof: Proof
  /** Whose records of a rate are shown; undefined until somebody chooses. */
  part: Part | undefined
  onPart: (part: Part) => void
}

export function Counted({ pages, proof, part, onPart }: CountedProps) {
  const { items, hasMore } = pages
  const { rule, standing, makeUp } = proof
  if (makeUp?.kind === 'fact' && !makeUp.fact.opens) return null
  return (
    <>
      {makeUp?.kind === 'ratio' && makeUp.numerator.opens && makeUp.denominator.opens && (
        <Tabs label="哪一个数的记录" tabs={PARTS} current={part ?? 'numerator'} onChange={onPart} />
      )}
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

const PARTS = [
  { key: 'numerator', label: '分子的记录' },
  { key: 'denominator', label: '分母的记录' },
] as const
