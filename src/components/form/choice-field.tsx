import { Picker, View } from '@tarojs/components'
import { Icon } from '../icon'
import styles from './control.module.less'
import { type ControlIds, Field, type FieldProps } from './field'
import { Picked } from './picked'

export interface Option<Value extends string> {
  value: Value
  label: string
  /** Why it cannot be chosen, in a word; only ChipsField shows it. */
  off?: string | undefined
}

interface ChoiceFieldProps<Value extends string> extends FieldProps<Value | ''> {
  options: readonly Option<Value>[]
  placeholder?: string | undefined
}

/** One of many: the system's own list on phones and PCs. For a handful, ChipsField shows them all. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  return <Field field={props}>{(ids) => <ChoiceControl {...props} ids={ids} />}</Field>
}

function ChoiceControl<Value extends string>(props: ChoiceFieldProps<Value> & { ids: ControlIds }) {
  const { ids, value, onChange, options, placeholder = '请选择' } = props
  const chosen = options.findIndex((option) => option.value === value)
  const choose = (index: number) => {
    const option = options[index]
    if (option) onChange(option.value)
  }
  const words = options[chosen]?.label ?? ''
  return process.env.TARO_ENV === 'h5' ? (
    <View className={styles.select}>
      <select
        id={ids.id}
        className={styles.text}
        value={chosen}
        disabled={props.disabled}
        aria-describedby={ids.describedBy}
        aria-invalid={ids.invalid || undefined}
        onChange={(event) => choose(Number(event.target.value))}
      >
        {chosen < 0 && <option value={-1}>{placeholder}</option>}
        {options.map((option, index) => (
          <option key={option.value} value={index}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" className={styles.mark} />
    </View>
  ) : (
    <Picker
      mode="selector"
      range={options.map((option) => option.label)}
      value={Math.max(chosen, 0)}
      disabled={props.disabled ?? false}
      ariaRole="button"
      ariaLabel={`${props.label}，${words || placeholder}`}
      onChange={(event) => choose(Number(event.detail.value))}
    >
      <Picked icon="chevron-down" words={words} />
    </Picker>
  )
}
