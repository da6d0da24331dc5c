import { Picker } from '@tarojs/components'
import styles from './control.module.less'
import { type ControlIds, Field, type FieldProps } from './field'
import { Picked } from './picked'

/** A time of day, `HH:mm`. */
export function TimeField(props: FieldProps<string>) {
  return <Field field={props}>{(ids) => <TimeControl {...props} ids={ids} />}</Field>
}

function TimeControl({ ids, value, onChange, ...props }: FieldProps<string> & { ids: ControlIds }) {
  return process.env.TARO_ENV === 'h5' ? (
    <input
      id={ids.id}
      className={styles.text}
      type="time"
      value={value}
      disabled={props.disabled}
      aria-describedby={ids.describedBy}
      aria-invalid={ids.invalid || undefined}
      onChange={(event) => onChange(event.target.value)}
    />
  ) : (
    <Picker
      mode="time"
      value={value}
      disabled={props.disabled ?? false}
      ariaRole="button"
      ariaLabel={`${props.label}，${value || '请选择'}`}
      onChange={(event) => onChange(event.detail.value)}
    >
      <Picked icon="clock" words={value} />
    </Picker>
  )
}
