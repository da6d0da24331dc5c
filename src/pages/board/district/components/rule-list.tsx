import { View } from '@tarojs/components'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Folded } from '@/components/folded'
import { StatusChip } from '@/components/status'
import { amountOf, type Shown, type ShownRule, sumInWords, withheldInWords } from '../narrowed'
import styles from './district.module.less'

const RULES_SHOWN = 6
const SCHOOLS_SHOWN = 12

/** On a phone: a promise a card, the schools below each other in the order of their names. */
export function RuleList({ shown }: { shown: Shown }) {
  return (
    <Folded shown={RULES_SHOWN} moreInWords={(hidden) => `还有 ${hidden} 项承诺`}>
      {shown.rules.map((each) => (
        <RuleCard key={each.rule.id} shown={shown} of={each} />
      ))}
    </Folded>
  )
}

function RuleCard({ shown, of: { rule, values, sum } }: { shown: Shown; of: ShownRule }) {
  return (
    <CellGroup title={`${rule.name} · ${rule.demand}`} note={`${shown.sumName}：${sumInWords(sum)}`}>
      <Folded shown={SCHOOLS_SHOWN} moreInWords={(hidden) => `还有 ${hidden} 所学校`}>
        {values.map((value) => (
          <Cell
            key={value.schoolId}
            title={shown.schools.find(({ id }) => id === value.schoolId)?.name ?? ''}
            note={value.value?.words ?? withheldInWords(value)}
            value={
              value.value && (
                <View className={styles.side}>
                  <View className={styles.amount}>{amountOf(value.value, rule.unit)}</View>
                  <StatusChip status={value.value.status} />
                </View>
              )
            }
          />
        ))}
      </Folded>
    </CellGroup>
  )
}
