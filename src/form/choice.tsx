import type { FieldValue } from '#core/form/form'
import { ChipsField } from '@/components/form/chips-field'
import { ChoiceField } from '@/components/form/choice-field'
import type { FieldProps } from '@/components/form/field'

/** So many are all in sight; more are a list of their own. */
const CHIPS = 6

interface ChoiceProps extends Omit<FieldProps<string>, 'onChange'> {
  options: readonly string[]
  onChange: (value: FieldValue) => void
}

/** One of the options; an answer that the plan has dropped since stays in sight. */
export function Choice({ options, onChange, ...field }: ChoiceProps) {
  const { value, optional } = field
  const all = value === '' || options.includes(value) ? options : [...options, value]
  const given = all.map((option) => ({ value: option, label: option }))
  const offered = optional && value !== '' ? [...given, { value: '', label: '不填' }] : given
  const Control = options.length <= CHIPS ? ChipsField : ChoiceField
  return <Control {...field} options={offered} onChange={(chosen) => onChange(chosen || null)} />
}

const YES_NO = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '否' },
] as const

interface YesNoProps extends Omit<FieldProps<FieldValue>, 'onChange'> {
  onChange: (value: FieldValue) => void
}

export function YesNo({ value, onChange, ...field }: YesNoProps) {
  const answered = typeof value === 'boolean'
  const offered = field.optional && answered ? [...YES_NO, { value: '' as const, label: '不填' }] : YES_NO
  return (
    <ChipsField
      {...field}
      value={answered ? (value ? 'yes' : 'no') : ''}
      options={offered}
      onChange={(chosen) => onChange(chosen === '' ? null : chosen === 'yes')}
    />
  )
}
