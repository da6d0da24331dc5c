import { LONGEST } from '#core/form/check'
import type { Field, FieldValue } from '#core/form/form'
import { ChecksField } from '@/components/form/checks-field'
import { DateField } from '@/components/form/date-field'
import { TextArea } from '@/components/form/text-area'
import { TextField } from '@/components/form/text-field'
import { TimeField } from '@/components/form/time-field'
import { Choice, YesNo } from './choice'
import { PeopleField } from './people-field'
import { PersonField } from './person-field'
import { UnitField } from './unit-field'
import { listIn, numberTyped, textIn } from './values'

export interface WidgetProps {
  field: Field
  value: FieldValue
  names: Readonly<Record<string, string>>
  fault: string | undefined
  onChange: (value: FieldValue, named?: Readonly<Record<string, string>>) => void
}

/** Longer labels stand above their control: beside it they would be three lines of two characters. */
const LABEL_BESIDE = 6

/** One field of a form, drawn by its type. */
export function Widget({ field, value, names, fault, onChange }: WidgetProps) {
  const frame = {
    label: field.label,
    hint: field.hint || undefined,
    error: fault,
    optional: !field.required,
    stacked: field.label.length > LABEL_BESIDE,
    seenBy: field.sensitive ? '仅您和负责人可见' : undefined,
  }
  const picked = { ...frame, value, names, onChange }
  switch (field.type) {
    case 'text':
      return (
        <TextField
          {...frame}
          value={textIn(value)}
          onChange={onChange}
          keepsAll
          maxLength={field.max ?? LONGEST.text}
        />
      )
    case 'longText':
      return (
        <TextArea
          {...frame}
          value={textIn(value)}
          onChange={onChange}
          keepsAll
          maxLength={field.max ?? LONGEST.longText}
        />
      )
    case 'number':
      return (
        <TextField
          {...frame}
          value={textIn(value)}
          onChange={(text) => onChange(numberTyped(text))}
          kind="number"
          maxLength={16}
          unit={field.unit || undefined}
        />
      )
    case 'choice':
      return <Choice {...frame} value={textIn(value)} options={field.options} onChange={onChange} />
    case 'choices':
    case 'checklist':
      return (
        <ChecksField
          {...frame}
          value={listIn(value)}
          options={field.options}
          lines={field.type === 'checklist'}
          onChange={onChange}
        />
      )
    case 'yesNo':
      return <YesNo {...frame} value={value} onChange={onChange} />
    case 'date':
      return <DateField {...frame} value={textIn(value)} onChange={onChange} />
    case 'time':
      return <TimeField {...frame} value={textIn(value)} onChange={onChange} />
    case 'person':
      return <PersonField {...picked} />
    case 'people':
      return <PeopleField {...picked} />
    case 'class':
    case 'grade':
    case 'group':
      return <UnitField {...picked} kind={field.type} />
  }
}
