import type { ChangeEvent } from 'react'
import { cx } from '@/components/class-names'
import { Icon, type IconName } from '@/components/icon'
import styles from './file-input.module.less'

interface FileInputProps {
  words: string
  icon: IconName
  /** As the field's own attribute. */
  accept: string
  multiple?: boolean
  busy: boolean
  onChoose: (files: readonly File[]) => void
}

/** The browser's own field, in the look of a button: it opens for fingers, keyboards and screen readers alike. */
export function FileInput({ words, icon, accept, multiple, busy, onChoose }: FileInputProps) {
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])]
    // So that the same file can be chosen again after it was mended or taken back.
    target.value = ''
    if (files.length > 0) onChoose(files)
  }
  return (
    <label className={cx(styles.label, busy && styles.busy)}>
      <input
        type="file"
        className={styles.input}
        accept={accept}
        multiple={multiple}
        disabled={busy}
        onChange={choose}
      />
      <Icon name={icon} />
      {words}
    </label>
  )
}
