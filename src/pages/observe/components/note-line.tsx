import { Picker, Textarea, View } from '@tarojs/components'
import type { TimedNote } from '#core/record/observation'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import styles from './timed-notes.module.less'

interface NoteLineProps {
  line: TimedNote
  open: boolean
  onOpen: () => void
  onChange: (some: Partial<TimedNote>) => void
  onRemove: () => void
}

const LONGEST = 500

/** One line: read, and open for writing once it is tapped. */
export function NoteLine({ line, open, onOpen, onChange, onRemove }: NoteLineProps) {
  const { at, text } = line
  if (!open) {
    return (
      <Tap className={styles.line} label={`${at}，${text || '还没有写'}，点按修改`} onTap={onOpen}>
        <View className={styles.time}>{at}</View>
        <View className={text ? styles.words : styles.empty}>{text || '还没有写，不会提交'}</View>
      </Tap>
    )
  }
  return (
    <View className={styles.line}>
      <Time at={at} onChange={(next) => onChange({ at: next })} />
      <Words text={text} onChange={(next) => onChange({ text: next })} />
      <Tap label="删除这一句" className={styles.remove} onTap={onRemove}>
        <Icon name="x" />
      </Tap>
    </View>
  )
}

function Time({ at, onChange }: { at: string; onChange: (at: string) => void }) {
  return process.env.TARO_ENV === 'h5' ? (
    <input
      className={styles.clock}
      type="time"
      aria-label="时间"
      value={at}
      onChange={(event) => event.target.value && onChange(event.target.value)}
    />
  ) : (
    <Picker
      mode="time"
      value={at}
      ariaRole="button"
      ariaLabel={`时间，${at}`}
      onChange={(event) => onChange(event.detail.value)}
    >
      <View className={styles.time}>{at}</View>
    </Picker>
  )
}

/** The keyboard comes by itself: the tap that opened the line was for writing. */
function Words({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  return process.env.TARO_ENV === 'h5' ? (
    <textarea
      className={styles.area}
      // biome-ignore lint/a11y/noAutofocus: it replaces what was tapped, and the focus must not fall to the page
      autoFocus
      rows={2}
      aria-label="记下的话"
      placeholder="写下看到的"
      maxLength={LONGEST}
      value={text}
      onChange={(event) => onChange(event.target.value)}
    />
  ) : (
    <Textarea
      className={styles.area ?? ''}
      focus
      autoHeight
      disableDefaultPadding
      ariaLabel="记下的话"
      placeholder="写下看到的"
      maxlength={LONGEST}
      value={text}
      onInput={(event) => onChange(event.detail.value)}
    />
  )
}
