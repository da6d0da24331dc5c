import { View } from '@tarojs/components'
import { type ReactNode, useId } from 'react'
import { cx } from '../class-names'
import { Label } from '../elements'
import { Icon } from '../icon'
import { FAULTY } from './attention'
import styles from './field.module.less'

export interface FieldProps<Value> {
  label: string
  value: Value
  onChange: (value: Value) => void
  hint?: string | undefined
  /** What is wrong and how to put it right. */
  error?: string | undefined
  optional?: boolean | undefined
  disabled?: boolean | undefined
  /** The label above: for long ones. */
  stacked?: boolean | undefined
  /** Who alone will read it; said beside the field. */
  seenBy?: string | undefined
}

export interface ControlIds {
  /** Of the control itself. */
  id: string
  labelId: string
  describedBy: string | undefined
  invalid: boolean
}

interface FrameProps {
  field: Omit<FieldProps<unknown>, 'value' | 'onChange'>
  /** The label above: for wide controls and groups of them. */
  stacked?: boolean | undefined
  /** A group of controls has a caption, a single one a label. */
  group?: boolean | undefined
  children: (ids: ControlIds) => ReactNode
}

/** Label, control, hint and error, tied to each other. */
export function Field({ field, stacked, group, children }: FrameProps) {
  const id = useId()
  const { label, hint, error, optional, seenBy } = field
  const ids = { id, labelId: `${id}label`, hintId: `${id}hint`, errorId: `${id}error` }
  const describedBy =
    [error && ids.errorId, (hint || seenBy) && ids.hintId].filter(Boolean).join(' ') || undefined
  const caption = (
    <>
      {label}
      {optional && <View className={styles.optional}>选填</View>}
    </>
  )
  return (
    <View
      className={cx(
        styles.field,
        (stacked || field.stacked) && styles.stacked,
        field.disabled && styles.off,
        error && FAULTY,
      )}
    >
      <View className={styles.row}>
        {group ? (
          <View id={ids.labelId} className={styles.label}>
            {caption}
          </View>
        ) : (
          <Label id={ids.labelId} className={styles.label} {...labelFor(id)}>
            {caption}
          </Label>
        )}
        <View className={styles.control}>
          {children({ id, labelId: ids.labelId, describedBy, invalid: Boolean(error) })}
        </View>
      </View>
      {(hint || seenBy) && (
        <View id={ids.hintId} className={styles.hint}>
          {hint}
          {seenBy && (
            <View className={styles.seenBy}>
              <Icon name="lock" className={styles.alert} />
              <View>{seenBy}</View>
            </View>
          )}
        </View>
      )}
      <View ariaLive="polite">
        {error && (
          <View id={ids.errorId} className={styles.error}>
            <Icon name="circle-alert" className={styles.alert} />
            <View>{error}</View>
          </View>
        )}
      </View>
    </View>
  )
}

const labelFor = (id: string) => (process.env.TARO_ENV === 'h5' ? { htmlFor: id } : {})
