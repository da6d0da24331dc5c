import { Input, View } from '@tarojs/components'
import styles from './control.module.less'
import { type ControlIds, Field, type FieldProps } from './field'

interface TextFieldProps extends FieldProps<string> {
  kind?: 'text' | 'password' | 'number' | 'digit' | undefined
  placeholder?: string | undefined
  maxLength?: number | undefined
  /** As in TextArea. */
  keepsAll?: boolean | undefined
  /** What a number counts in, behind it. */
  unit?: string | undefined
  /** The browser's hint for saved logins. */
  autoComplete?: 'username' | 'current-password' | 'new-password' | 'off' | undefined
  onEnter?: (() => void) | undefined
}

export function TextField(props: TextFieldProps) {
  const { unit } = props
  return (
    <Field field={props}>
      {(ids) =>
        unit ? (
          <View className={styles.measured}>
            <TextControl {...props} ids={ids} />
            <View className={styles.unit}>{unit}</View>
          </View>
        ) : (
          <TextControl {...props} ids={ids} />
        )
      }
    </Field>
  )
}

const INPUT_MODES = { text: 'text', password: 'text', number: 'numeric', digit: 'decimal' } as const

function TextControl({ ids, kind = 'text', ...props }: TextFieldProps & { ids: ControlIds }) {
  const { value, onChange, placeholder = '请填写', maxLength = 100, keepsAll, onEnter } = props
  return process.env.TARO_ENV === 'h5' ? (
    <input
      id={ids.id}
      className={styles.text}
      type={kind === 'password' ? 'password' : 'text'}
      inputMode={INPUT_MODES[kind]}
      value={value}
      placeholder={placeholder}
      maxLength={keepsAll ? undefined : maxLength}
      disabled={props.disabled}
      autoComplete={props.autoComplete ?? 'off'}
      aria-describedby={ids.describedBy}
      aria-invalid={ids.invalid || undefined}
      aria-required={!props.optional}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && onEnter?.()}
    />
  ) : (
    <Input
      className={styles.text ?? ''}
      type={kind === 'number' || kind === 'digit' ? kind : 'text'}
      password={kind === 'password'}
      value={value}
      placeholder={placeholder}
      placeholderClass={styles.placeholder ?? ''}
      maxlength={keepsAll ? -1 : maxLength}
      disabled={props.disabled ?? false}
      ariaLabel={props.label}
      onInput={(event) => onChange(event.detail.value)}
      onConfirm={() => onEnter?.()}
    />
  )
}
