import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { StatusChip } from '@/components/status'
import { keyOf, seenOf } from '@/frame/promises/promised'
import { RuleName } from '@/frame/promises/rule-name'
import { routes, type Seen } from '@/frame/routes'
import { hasStrip, SlotStrip } from '@/frame/slots/strip'
import styles from './own-promises.module.less'

export interface GroupProps {
  page: Output<'standing.group'>
  seen: Seen
}

/** What the group owes as a group, with all its occasions. */
export function OwnPromises({ page, seen }: GroupProps) {
  const { promises, asOf } = page
  if (promises.length === 0) return null
  return (
    <CellGroup title={`本组的承诺 · ${promises.length} 项`}>
      {promises.map(({ rule, standing, slots }) => (
        <Cell
          key={keyOf(rule)}
          title={
            <View className={styles.head}>
              <RuleName rule={rule} plans={asOf.plans} />
              <StatusChip status={standing.status} />
            </View>
          }
          note={
            <>
              <View>{[rule.demand, standing.words].filter(Boolean).join(' · ')}</View>
              {standing.forecast && <View>{standing.forecast.words}</View>}
              {hasStrip(slots) && (
                <View className={styles.slots}>
                  <SlotStrip slots={slots} inWords />
                </View>
              )}
            </>
          }
          url={routes.proof(rule.id, standing.subjectId, seenOf(rule, seen))}
        />
      ))}
    </CellGroup>
  )
}
