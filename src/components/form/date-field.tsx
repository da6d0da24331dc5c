import { Picker } from '@tarojs/components'
import { type CivilDate, weekdayOf } from '#core/calendar/civil-date'
import styles from './control.module.less'
import { type ControlIds, Field, type FieldProps } from './field'
import { Picked } from './picked'

interface DateFieldProps extends FieldProps<CivilDate | ''> {
  min?: CivilDate | undefined
  max?: CivilDate | undefined
}

export function DateField(props: DateFieldProps) {
  return <Field field={props}>{(ids) => <DateControl {...props} ids={ids} />}</Field>
}

function DateControl({ ids, value, onChange, min, max, ...props }: DateFieldProps & { ids: ControlIds }) {
  const words = value && inWords(value)
  return process.env.TARO_ENV === 'h5' ? (
    <input
      id={ids.id}
      className={styles.text}
      type="date"
      value={value}
      min={min}
      max={max}
      disabled={props.disabled}
      aria-describedby={ids.describedBy}
      aria-invalid={ids.invalid || undefined}
      onChange={(event) => onChange(event.target.value)}
    />
  ) : (
    <Picker
      mode="date"
      value={value}
      disabled={props.disabled ?? false}
      {...(min && { start: min })}
      {...(max && { end: max })}
      ariaRole="button"
      ariaLabel={`${props.label}，${words || '请选择'}`}
      onChange={(event) => onChange(event.detail.value)}
    >
      <Picked icon="calendar" words={words} />
    </Picker>
  )
}

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const

function inWords(date: CivilDate): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日 周${WEEKDAYS[weekdayOf(date) - 1]}`
}
