import { Input, View } from '@tarojs/components'
import { Icon } from '../icon'
import styles from './search-field.module.less'

interface SearchFieldProps {
  /** What it looks for; said to screen readers, shown while nothing is typed. */
  label: string
  value: string
  onChange: (value: string) => void
}

const LONGEST = 40

/** Narrows the list below it while one types. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  return (
    <View className={styles.search}>
      <Icon name="search" className={styles.mark} />
      {process.env.TARO_ENV === 'h5' ? (
        <input
          className={styles.text}
          type="search"
          aria-label={label}
          value={value}
          placeholder={label}
          maxLength={LONGEST}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <Input
          className={styles.text ?? ''}
          type="text"
          confirmType="search"
          value={value}
          placeholder={label}
          placeholderClass={styles.placeholder ?? ''}
          maxlength={LONGEST}
          ariaLabel={label}
          onInput={(event) => onChange(event.detail.value)}
        />
      )}
    </View>
  )
}
