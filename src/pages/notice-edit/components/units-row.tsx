import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Audience } from '../hooks/audience-tree'
import { Opener } from './opener'
import { type Choosing, UnitChips } from './unit-chips'
import styles from './units-row.module.less'

interface UnitsRowProps extends Choosing {
  title: string
  units: readonly Audience[]
}

/** Many of a kind, folded away until one asks for them: the groups of the staff, its posts. */
export function UnitsRow({ title, units, ...choosing }: UnitsRowProps) {
  const some = units.filter(choosing.isChosen).length
  const [open, setOpen] = useState(some > 0)
  if (units.length === 0) return null
  const count = some > 0 ? `已选 ${some} 个` : `${units.length} 个`
  return (
    <View className={styles.row}>
      <View className={styles.head}>
        <View className={styles.title}>{title}</View>
        <Opener label={`${title}，${count}`} words={count} open={open} onTap={() => setOpen(!open)} />
      </View>
      {open && <UnitChips units={units} {...choosing} />}
    </View>
  )
}
