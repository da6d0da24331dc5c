import { Textarea, View } from '@tarojs/components'
import { cx } from '../class-names'
import styles from './control.module.less'
import { type ControlIds, Field, type FieldProps } from './field'

interface TextAreaProps extends FieldProps<string> {
  placeholder?: string | undefined
  /** What is longer is cut off while typing, unless `keepsAll`. */
  maxLength?: number | undefined
  /** What is too long stays as it is, is counted in red and told about: nothing that was pasted gets lost unseen. */
  keepsAll?: boolean | undefined
  /** Lines that are seen before it grows or scrolls. */
  rows?: number | undefined
}

/** Where there is room for a whole document, what is left is said only towards its end. */
const ROOMY = 10_000
const NEARLY = 0.9

export function TextArea(props: TextAreaProps) {
  const { value, maxLength = 500 } = props
  return (
    <Field field={props} stacked>
      {(ids) => (
        <>
          <AreaControl {...props} maxLength={maxLength} ids={ids} />
          {(maxLength < ROOMY || value.length > maxLength * NEARLY) && (
            <View className={cx(styles.counter, value.length > maxLength && styles.over)} ariaHidden>
              {value.length}/{maxLength}
            </View>
          )}
        </>
      )}
    </Field>
  )
}

function AreaControl({ ids, ...props }: TextAreaProps & { ids: ControlIds; maxLength: number }) {
  const { value, onChange, placeholder = '请填写', keepsAll, rows = 3 } = props
  const longest = keepsAll ? -1 : props.maxLength
  const style = { minHeight: `calc(${rows} * 1.5 * var(--font-body) + 2 * var(--gap-2))` }
  return process.env.TARO_ENV === 'h5' ? (
    <textarea
      id={ids.id}
      className={styles.area}
      rows={rows}
      style={style}
      value={value}
      placeholder={placeholder}
      maxLength={longest < 0 ? undefined : longest}
      disabled={props.disabled}
      aria-describedby={ids.describedBy}
      aria-invalid={ids.invalid || undefined}
      aria-required={!props.optional}
      onChange={(event) => onChange(event.target.value)}
    />
  ) : (
    <Textarea
      className={styles.area ?? ''}
      style={style}
      value={value}
      placeholder={placeholder}
      placeholderClass={styles.placeholder ?? ''}
      maxlength={longest}
      disabled={props.disabled ?? false}
      autoHeight
      disableDefaultPadding
      ariaLabel={props.label}
      onInput={(event) => onChange(event.detail.value)}
    />
  )
}
