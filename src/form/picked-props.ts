import type { FieldValue } from '#core/form/form'
import type { FieldProps } from '@/components/form/field'

/** Of a field whose value is an id, or several, picked from the school's roster. */
export interface PickedProps extends Omit<FieldProps<FieldValue>, 'onChange'> {
  names: Readonly<Record<string, string>>
  onChange: (value: FieldValue, named?: Readonly<Record<string, string>>) => void
}
