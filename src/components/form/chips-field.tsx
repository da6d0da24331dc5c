import { View } from '@tarojs/components'
import { cx } from '../class-names'
import { Tap } from '../tap'
import styles from './chips-field.module.less'
import type { Option } from './choice-field'
import { type ControlIds, Field, type FieldProps } from './field'

interface ChipsFieldProps<Value extends string> extends FieldProps<Value | ''> {
  options: readonly Option<Value>[]
}

/** One of a few, all in sight. */
export function ChipsField<Value extends string>(props: ChipsFieldProps<Value>) {
  return (
    <Field field={props} stacked group>
      {(ids) => (process.env.TARO_ENV === 'h5' ? <Radios {...props} ids={ids} /> : <Taps {...props} />)}
    </Field>
  )
}

function Radios<Value extends string>(props: ChipsFieldProps<Value> & { ids: ControlIds }) {
  const { ids, value, onChange, options, disabled } = props
  return (
    <div
      role="radiogroup"
      className={styles.chips}
      aria-labelledby={ids.labelId}
      aria-describedby={ids.describedBy}
      aria-required={!props.optional}
      aria-invalid={ids.invalid || undefined}
    >
      {options.map((option) => (
        <label key={option.value} className={chipClass(option, value)}>
          <input
            type="radio"
            name={ids.id}
            className={styles.radio}
            checked={option.value === value}
            disabled={disabled || Boolean(option.off)}
            onChange={() => onChange(option.value)}
          />
          <Words option={option} />
        </label>
      ))}
    </div>
  )
}

function Taps<Value extends string>({ label, value, onChange, options, disabled }: ChipsFieldProps<Value>) {
  return (
    <View className={styles.chips} ariaRole="radiogroup" ariaLabel={label}>
      {options.map((option) => (
        <Tap
          key={option.value}
          role="radio"
          checked={option.value === value}
          disabled={disabled || Boolean(option.off)}
          label={option.off ? `${option.label}，${option.off}` : option.label}
          className={chipClass(option, value)}
          onTap={() => onChange(option.value)}
        >
          <Words option={option} />
        </Tap>
      ))}
    </View>
  )
}

function Words({ option }: { option: Option<string> }) {
  return (
    <View>
      {option.label}
      {option.off && <View className={styles.why}>{option.off}</View>}
    </View>
  )
}

function chipClass(option: Option<string>, value: string): string {
  return cx(styles.chip, option.value === value && styles.chosen, option.off && styles.off)
}
