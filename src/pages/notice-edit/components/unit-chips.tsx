import { View } from '@tarojs/components'
import { cx } from '@/components/class-names'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import { type Audience, shortLabel } from '../hooks/audience-tree'
import styles from './unit-chips.module.less'

export interface Choosing {
  readonly isChosen: (unit: Audience) => boolean
  readonly isCovered: (unit: Audience) => boolean
  readonly onToggle: (unit: Audience) => void
}

/** Units to choose from, each in a few letters and with the people in it. */
export function UnitChips({
  units,
  isChosen,
  isCovered,
  onToggle,
}: Choosing & { units: readonly Audience[] }) {
  return (
    <View className={styles.chips}>
      {units.map((unit) => {
        const within = isCovered(unit)
        const on = within || isChosen(unit)
        return (
          <Tap
            key={`${unit.unitId}${unit.post ?? ''}`}
            role="checkbox"
            checked={on}
            disabled={within}
            className={cx(styles.chip, on && styles.on, within && styles.off)}
            onTap={() => onToggle(unit)}
          >
            {on && <Icon name="check" className={styles.tick} />}
            <View>{unit.post === undefined ? shortLabel(unit) : unit.label}</View>
            <View className={styles.people}>{unit.people} 人</View>
          </Tap>
        )
      })}
    </View>
  )
}
