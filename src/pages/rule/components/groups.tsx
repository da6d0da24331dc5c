import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { CellGroup } from '@/components/cell/group'
import { cx } from '@/components/class-names'
import { Item, List } from '@/components/elements'
import { Distribution, distributionInWords } from '@/components/progress/distribution'
import { Tap } from '@/components/tap'
import { SUBJECT_UNITS } from '@/frame/amounts'
import styles from './groups.module.less'

interface GroupsProps {
  detail: Output<'standing.rule'>
  chosen: string | null
  onChoose: (group: string | null) => void
}

/** Each group's share; a tap shows only its people. */
export function Groups({ detail, chosen, onChoose }: GroupsProps) {
  const unit = SUBJECT_UNITS[detail.rule.level]
  return (
    <CellGroup title={`按教研组 · ${detail.groups.length} 个`} note="点一个组，只看这个组的人。">
      <List>
        {detail.groups.map(({ name, rollUp }) => {
          const words = distributionInWords(rollUp, '')
          return (
            <Item key={name} className={styles.item}>
              <Tap
                pressed={name === chosen}
                className={cx(styles.group, name === chosen && styles.chosen)}
                onTap={() => onChoose(name === chosen ? null : name)}
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
