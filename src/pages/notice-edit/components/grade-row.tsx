import { View } from '@tarojs/components'
import { useState } from 'react'
import { type Branch, shortLabel } from '../hooks/audience-tree'
import { CheckRow } from './check-row'
import styles from './grade-row.module.less'
import { Opener } from './opener'
import { type Choosing, UnitChips } from './unit-chips'

/** The parents of a grade, and of its classes once one asks for them. */
export function GradeRow({ branch: { grade, classes }, ...choosing }: Choosing & { branch: Branch }) {
  const some = classes.filter(choosing.isChosen).length
  const [open, setOpen] = useState(some > 0)
  const covered = choosing.isCovered(grade)
  const count = some > 0 ? `已选 ${some} 个班` : `${classes.length} 个班`
  return (
    <View className={styles.grade}>
      <CheckRow
        label={grade.label}
        note={`${grade.people} 人`}
        checked={covered || choosing.isChosen(grade)}
        disabled={covered}
        onTap={() => choosing.onToggle(grade)}
        action={
          classes.length > 0 && (
            <Opener
              label={`${shortLabel(grade)}，${count}`}
              words={count}
              open={open}
              onTap={() => setOpen(!open)}
            />
          )
        }
      />
      {open && <UnitChips units={classes} {...choosing} />}
    </View>
  )
}
