import type { Output } from '#core/contract/contract'
import { GROUP_KINDS } from '#core/org/person'
import { Cell } from '@/components/cell'

export type Unit = Output<'roster.structure'>['units'][number]

interface UnitCellsProps {
  units: readonly Unit[]
  all: readonly Unit[]
  onOpen: (unit: Unit) => void
}

export function UnitCells({ units, all, onOpen }: UnitCellsProps) {
  return units.map((unit) => (
    <Cell
      key={unit.id}
      title={unit.name}
      note={noteOf(unit, all)}
      value={unit.kind === 'class' ? `${unit.people} 位家长` : `${unit.people} 人`}
      onTap={() => onOpen(unit)}
    />
  ))
}

function noteOf(unit: Unit, all: readonly Unit[]): string {
  const within = unit.kind === 'class' ? all.find(({ id }) => id === unit.parentId)?.name : undefined
  const kind = unit.groupKind === null ? undefined : GROUP_KINDS[unit.groupKind]
  const head = unit.kind === 'class' ? '班主任' : '组长'
  const heads = unit.heads.length > 0 ? `${head}：${unit.heads.join('、')}` : `还没有${head}`
  const ends = unit.to === null ? undefined : `${unit.to} 结束`
  return [within, kind, heads, ends].filter(Boolean).join(' · ')
}
