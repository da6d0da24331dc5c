import type { Input, Output } from '#core/contract/contract'
import { FORM_UNITS } from '#core/form/form'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Sheet } from '@/components/sheet'
import { Empty } from '@/components/states'
import { Listed } from '@/frame/listed'
import { usePages } from '@/services/pages'

export type UnitOfSchool = Input<'roster.units'>['kind']

export const nameOfUnits = (kind: UnitOfSchool): string => (kind === 'group' ? '组' : FORM_UNITS[kind])

interface UnitSheetProps {
  kind: UnitOfSchool
  onChoose: (chosen: Output<'roster.units'>['items'][number]) => void
  onClose: () => void
}

/** One of the school's grades, classes, groups or clubs. */
export function UnitSheet({ kind, onChoose, onClose }: UnitSheetProps) {
  const pages = usePages('roster.units', { kind }, (data) => data)
  const name = nameOfUnits(kind)
  return (
    <Sheet open title={`选择${name}`} onClose={onClose}>
      <Listed pages={pages} empty={<Empty title={`学校还没有${name}`} text="如果应当有，请联系教务员。" />}>
        {(units) => (
          <CellGroup>
            {units.map((unit) => (
              <Cell
                key={unit.id}
                title={unit.name}
                note={unit.name.startsWith(unit.within) ? undefined : unit.within}
                onTap={() => onChoose(unit)}
              />
            ))}
          </CellGroup>
        )}
      </Listed>
    </Sheet>
  )
}
