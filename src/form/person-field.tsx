import { useState } from 'react'
import { PickedField } from '@/components/form/picked-field'
import { PersonSheet } from './person-sheet'
import type { PickedProps } from './picked-props'
import { textIn } from './values'

export function PersonField({ value, names, onChange, ...field }: PickedProps) {
  const [open, setOpen] = useState(false)
  const id = textIn(value)
  const choose: PickedProps['onChange'] = (chosen, named) => {
    onChange(chosen, named)
    setOpen(false)
  }
  return (
    <>
      <PickedField {...field} words={names[id] ?? ''} onTap={() => setOpen(true)} />
      {open && (
        <PersonSheet
          title={`选择${field.label}`}
          onChoose={(person) => choose(person.id, { [person.id]: person.name })}
          onNone={field.optional && id !== '' ? () => choose(null) : undefined}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
