import { CellGroup } from '@/components/cell/group'
import type { MakeUpOf } from '../../proof'
import { Operand } from './operand'

export function Fact({ makeUp }: { makeUp: MakeUpOf<'fact'> }) {
  return (
    <CellGroup title="这个数从哪里来">
      <Operand operand={makeUp.fact} />
    </CellGroup>
  )
}
