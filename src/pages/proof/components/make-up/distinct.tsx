import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Folded } from '@/components/folded'
import type { MakeUpOf } from '../../proof'

const SHOWN = 12

interface DistinctProps {
  makeUp: MakeUpOf<'distinct'>
  unit: string
}

/** The different values that are counted, each once, and how many records name them. */
export function Distinct({ makeUp: { values }, unit }: DistinctProps) {
  return (
    <CellGroup title={`不重复的共 ${values.length} ${unit}`}>
      {values.length === 0 && <Cell title="还没有" />}
      <Folded shown={SHOWN} moreInWords={(hidden) => `还有 ${hidden} ${unit}`}>
        {values.map(({ value, count }) => (
          <Cell key={value} title={value} value={`${count} 条记录`} />
        ))}
      </Folded>
    </CellGroup>
  )
}
