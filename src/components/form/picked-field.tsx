import { Tap } from '../tap'
import styles from './control.module.less'
import { Field, type FieldProps } from './field'
import { Picked } from './picked'

interface PickedFieldProps extends Omit<FieldProps<unknown>, 'value' | 'onChange'> {
  words: string
  onTap: () => void
}

/** A field whose value is chosen in a sheet of its own. */
export function PickedField({ words, onTap, ...field }: PickedFieldProps) {
  return (
    <Field field={field} group>
      {({ describedBy }) => (
        <Tap
          label={`${field.label}，${words || '请选择'}`}
          describedBy={describedBy}
          className={styles.whole}
          onTap={onTap}
        >
          <Picked icon="chevron-right" words={words} />
        </Tap>
      )}
    </Field>
  )
}
