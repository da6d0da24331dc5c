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
  /** How many there are of each, under the boxes; inside a link the words are read out instead of every box. */
  inWords?: boolean | undefined
}

/** A single occasion is its status. */
export const hasStrip = (slots: readonly Slot[]) => slots.length > 1

/** The occasions of a promise that comes again, all through the term: a mark each, with the number of its week. */
export function SlotStrip({ slots, inWords }: SlotStripProps) {
  if (!hasStrip(slots)) return null
  const today = schoolToday()
  return (
    <View className={styles.strip}>
      <View ariaHidden={inWords ?? false}>
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
      </View>
      {inWords && <View className={styles.words}>{slotsInWords(slotCounts(slots))}</View>}
    </View>
  )
}
