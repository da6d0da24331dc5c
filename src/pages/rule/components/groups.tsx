import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { CellGroup } from '@/components/cell/group'
import { cx } from '@/components/class-names'
import { Item, List } from '@/components/elements'
import { Distribution, distributionInWords } from '@/components/progress/distribution'
import { Tap } from '@/components/tap'
import { SUBJECT_UNITS } from '@/frame/amounts'
import styles from './groups.module.less'

type Detail = Output<'standing.rule'>

interface GroupsProps {
  detail: Detail
  /** A group's key. */
  chosen: string | null
  onChoose: (group: string | null) => void
}

/** By what a group is chosen. */
export const keyOf = ({ id }: Detail['groups'][number]) => id ?? 'none'

/** Each group's share; a tap shows only its people. Those in no group stand last and are not counted as one. */
export function Groups({ detail, chosen, onChoose }: GroupsProps) {
  const unit = SUBJECT_UNITS[detail.rule.level]
  const count = detail.groups.filter(({ id }) => id !== null).length
  return (
    <CellGroup title={`按教研组 · ${count} 个`} note="点一个组，只看这个组的人。">
      <List>
        {detail.groups.map((group) => {
          const { name, rollUp } = group
          const key = keyOf(group)
          const words = distributionInWords(rollUp, '')
          return (
            <Item key={key} className={styles.item}>
              <Tap
                pressed={key === chosen}
                className={cx(styles.group, key === chosen && styles.chosen)}
                onTap={() => onChoose(key === chosen ? null : key)}
              >
                <View className={styles.head}>
                  <View>{name}</View>
                  <View className={styles.words}>{words}</View>
                </View>
                <Distribution counts={rollUp} label={`${rollUp.owing} ${unit}`} />
              </Tap>
            </Item>
          )
        })}
      </List>
    </CellGroup>
  )
}
