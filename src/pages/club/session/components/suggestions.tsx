import { View } from '@tarojs/components'
import { Tap } from '@/components/tap'
import styles from './suggestions.module.less'

interface SuggestionsProps {
  label: string
  words: readonly string[]
  onChoose: (words: string) => void
}

/** What one would most likely type, for a tap. */
export function Suggestions({ label, words, onChoose }: SuggestionsProps) {
  if (words.length === 0) return null
  return (
    <View className={styles.suggestions} ariaRole="group" ariaLabel={label}>
      {words.map((each) => (
        <Tap key={each} className={styles.suggestion} onTap={() => onChoose(each)}>
          {each}
        </Tap>
      ))}
    </View>
  )
}
