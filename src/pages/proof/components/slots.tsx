import { View } from '@tarojs/components'
import { CellGroup } from '@/components/cell/group'
import { Item, List } from '@/components/elements'
import { dateInWords } from '@/frame/in-words'
import { SLOT_STATES, type Slot, slotCounts, slotsInWords } from '@/frame/slots/slot-state'
import { SlotStrip } from '@/frame/slots/strip'
import { schoolToday } from '@/services/session'
import styles from './slots.module.less'

const MOST_TOLD = 40

/** The occasions of a promise that comes again: all of them as marks, the special ones in words. */
export function Slots({ slots }: { slots: readonly Slot[] }) {
  const told = slots.filter(isSpecial).slice(-MOST_TOLD)
  if (slots.length < 2 && told.length === 0) return null
  return (
    <CellGroup title="每一次" note="方格下面是周次。">
      <View className={styles.slots}>
        <SlotStrip slots={slots} />
        <View className={styles.counts}>{slotsInWords(slotCounts(slots))}</View>
        {told.length > 0 && (
          <List className={styles.told}>
            {told.map((slot) => (
              <Item key={`${slot.on} ${slot.label}`} className={styles.line}>
                <View>{slotInWords(slot)}</View>
              </Item>
            ))}
          </List>
        )}
      </View>
    </CellGroup>
  )
}

/** What a mark alone would leave to be asked. */
const isSpecial = ({ state, why, insteadOf }: Slot) =>
  state === 'missed' || state === 'late' || why !== '' || insteadOf !== null

function slotInWords({ on, state, why, insteadOf }: Slot): string {
  const today = schoolToday()
  const moved = insteadOf === null ? '' : `（补 ${dateInWords(insteadOf, today)} 的）`
  return [`${dateInWords(on, today)}${moved}：${SLOT_STATES[state].words}`, why].filter(Boolean).join('，')
}
