import { Input, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cx } from '../class-names'
import { Tap } from '../tap'
import { type ControlIds, Field, type FieldProps } from './field'
import styles from './stepper-field.module.less'

interface StepperFieldProps extends FieldProps<number> {
  min?: number | undefined
  max?: number | undefined
  /** Beside it: the number most likely meant, in one tap. */
  shortcut?: ReactNode
}

/** A whole number near one that is known: a tap less, a tap more, or typed. */
export function StepperField(props: StepperFieldProps) {
  return <Field field={props}>{(ids) => <Stepper {...props} ids={ids} />}</Field>
}

function Stepper(props: StepperFieldProps & { ids: ControlIds }) {
  const { ids, label, value, onChange, disabled, min = 0, max = 1000 } = props
  const step = (by: number) => onChange(Math.min(max, Math.max(min, value + by)))
  const type = (typed: string) => {
    const digits = typed.replace(/\D/g, '').slice(0, 4)
    onChange(digits === '' ? min : Math.min(max, Number(digits)))
  }
  return (
    <View className={styles.stepper}>
      <Step sign="−" label={`${label}减一`} off={disabled || value <= min} onTap={() => step(-1)} />
      {process.env.TARO_ENV === 'h5' ? (
        <input
          id={ids.id}
          className={styles.number}
          type="text"
          inputMode="numeric"
          value={value}
          disabled={disabled}
          autoComplete="off"
          aria-describedby={ids.describedBy}
          aria-invalid={ids.invalid || undefined}
          onFocus={(event) => event.target.select()}
          onChange={(event) => type(event.target.value)}
        />
      ) : (
        <Input
          className={styles.number ?? ''}
          type="number"
          value={String(value)}
          disabled={disabled ?? false}
          ariaLabel={label}
          onInput={(event) => type(event.detail.value)}
        />
      )}
      <Step sign="＋" label={`${label}加一`} off={disabled || value >= max} onTap={() => step(1)} />
      {props.shortcut}
    </View>
  )
}

interface StepProps {
  sign: string
  label: string
  off: boolean
  onTap: () => void
}

function Step({ sign, label, off, onTap }: StepProps) {
  return (
    <Tap label={label} disabled={off} className={cx(styles.step, off && styles.off)} onTap={onTap}>
      {sign}
    </Tap>
  )
}
