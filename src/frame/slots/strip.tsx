import { View } from '@tarojs/components'
import { cx } from '@/components/class-names'
import { Item, List } from '@/components/elements'
import { schoolToday } from '@/services/session'
import { dateInWords } from '../in-words'
import { boxesOf } from './boxes'
import { type Slot, slotCounts, slotsInWords } from './slot-state'
import styles from './strip.module.less'

interface SlotStripProps {
  slots: readonly Slot[]
  /** Under the boxes, how many there are of each. */
  withWords?: boolean | undefined
}

/** The occasions of a promise that comes again, all through the term: a mark each, with the number of its week. */
export function SlotStrip({ slots, withWords }: SlotStripProps) {
  // A single occasion is its status.
  if (slots.length < 2) return null
  const today = schoolToday()
  return (
    <View className={styles.strip}>
      <List className={styles.boxes}>
        {boxesOf(slots, (date) => dateInWords(date, today)).map(({ key, state, mark, week, words }) => (
          <Item key={key} className={styles.slot}>
            <View className={cx(styles.box, styles[state])} ariaRole="img" ariaLabel={words}>
              {mark}
            </View>
            <View className={styles.week} ariaHidden>
              {week}
            </View>
          </Item>
        ))}
      </List>
      {withWords && <View className={styles.words}>{slotsInWords(slotCounts(slots))}</View>}
    </View>
  )
}
