import { View } from '@tarojs/components'
import { cx } from '../class-names'
import { Icon } from '../icon'
import { Tap } from '../tap'
import styles from './checks-field.module.less'
import chips from './chips-field.module.less'
import { Field, type FieldProps } from './field'

interface ChecksFieldProps extends FieldProps<readonly string[]> {
  options: readonly string[]
  /** Lines to be ticked off one below the other, rather than chips. */
  lines?: boolean | undefined
}

/** Any number of a few, all in sight. What is chosen stays in the order of the options. */
export function ChecksField(props: ChecksFieldProps) {
  const { label, value, onChange, options, lines, disabled } = props
  const all = [...options, ...value.filter((each) => !options.includes(each))]
  const toggle = (option: string) =>
    onChange(all.filter((each) => value.includes(each) !== (each === option)))
  const whole = options.every((each) => value.includes(each))
  return (
    <Field field={props} stacked group>
      {(ids) => (
        <View ariaRole="group" ariaLabel={label} className={lines ? undefined : chips.chips}>
          {lines && options.length > 2 && (
            <Tap className={styles.all} onTap={() => onChange(whole ? [] : options)} disabled={disabled}>
              {whole ? '全部取消' : '全部勾选'}
            </Tap>
          )}
          {all.map((option) => {
            const checked = value.includes(option)
            return (
              <Tap
                key={option}
                role="checkbox"
                checked={checked}
                disabled={disabled}
                describedBy={ids.describedBy}
                className={lines ? styles.line : cx(chips.chip, checked && chips.chosen)}
                onTap={() => toggle(option)}
              >
                {lines && <Tick on={checked} />}
                <View className={lines ? styles.words : undefined}>{option}</View>
              </Tap>
            )
          })}
        </View>
      )}
    </Field>
  )
}

/** The box of something that can be ticked. */
export function Tick({ on }: { on: boolean }) {
  return (
    <View className={cx(styles.box, on && styles.on)}>
      {on && <Icon name="check" className={styles.tick} />}
    </View>
  )
}
