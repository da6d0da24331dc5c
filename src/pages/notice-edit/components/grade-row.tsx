import { View } from '@tarojs/components'
import { useState } from 'react'
import { cx } from '@/components/class-names'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import { type Audience, type Branch, shortLabel } from '../hooks/audience-tree'
import { CheckRow } from './check-row'
import styles from './grade-row.module.less'

interface GradeRowProps {
  branch: Branch
  isChosen: (unit: Audience) => boolean
  isCovered: (unit: Audience) => boolean
  onToggle: (unit: Audience) => void
}

/** A grade, and its classes once one asks for them. */
export function GradeRow({ branch, isChosen, isCovered, onToggle }: GradeRowProps) {
  const { grade, classes } = branch
  const some = classes.filter(isChosen).length
  const [open, setOpen] = useState(some > 0)
  const covered = isCovered(grade)
  const count = some > 0 ? `已选 ${some} 个班` : `${classes.length} 个班`
  return (
    <View className={styles.grade}>
      <CheckRow
        label={grade.label}
        checked={covered || isChosen(grade)}
        disabled={covered}
        onTap={() => onToggle(grade)}
        action={
          classes.length > 0 && (
            <Tap
              label={`${shortLabel(grade)}，${count}`}
              expanded={open}
              className={styles.opener}
              onTap={() => setOpen(!open)}
            >
              <View>{count}</View>
              <Icon name="chevron-down" className={cx(styles.chevron, open && styles.turned)} />
            </Tap>
          )
        }
      />
      {open && (
        <View className={styles.classes}>
          {classes.map((unit) => {
            const within = isCovered(unit)
            const on = within || isChosen(unit)
            return (
              <Tap
                key={unit.unitId}
                role="checkbox"
                checked={on}
                disabled={within}
                className={cx(styles.class, on && styles.on, within && styles.off)}
                onTap={() => onToggle(unit)}
              >
                {shortLabel(unit)}
              </Tap>
            )
          })}
        </View>
      )}
    </View>
  )
}
