import { useState } from 'react'
import { PickedField } from '@/components/form/picked-field'
import type { PickedProps } from './picked-props'
import { type UnitOfSchool, UnitSheet } from './unit-sheet'
import { textIn } from './values'

export function UnitField({ value, names, onChange, kind, ...field }: PickedProps & { kind: UnitOfSchool }) {
  const [open, setOpen] = useState(false)
  const id = textIn(value)
  return (
    <>
      <PickedField {...field} words={names[id] ?? ''} onTap={() => setOpen(true)} />
      {open && (
        <UnitSheet
          kind={kind}
          onChoose={(unit) => {
            onChange(unit.id, { [unit.id]: unit.name })
            setOpen(false)
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
