import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { CellGroup } from '@/components/cell/group'
import { Item, List } from '@/components/elements'
import { Bar } from '@/components/progress/bar'
import { Distribution } from '@/components/progress/distribution'
import { StatusChip } from '@/components/status'
import { Tap } from '@/components/tap'
import { amountInWords, expectedTitle, keepingUpInWords, soFarInWords } from '../amounts'
import { routes, type Seen } from '../routes'
import styles from './promise-list.module.less'
import { isLogOnly, keyOf, type Promised, seenOf } from './promised'
import { RuleName } from './rule-name'

export interface PromisesProps {
  promises: readonly Promised[]
  asOf: Output<'standing.school'>['asOf']
  /** The week and the moment that a promise is opened for. */
  seen: Seen
}

/** On a phone: every promise with its words, its bar and its numbers. Of many, it is people that count, then sums. */
export function PromiseList(props: PromisesProps) {
  const owed = props.promises.filter((each) => !isLogOnly(each))
  return (
    <CellGroup title={`承诺 · ${owed.length} 项`}>
      <List>
        {owed.map((promise) => (
          <Item key={keyOf(promise.rule)} className={styles.item}>
            <PromiseRow promise={promise} {...props} />
          </Item>
        ))}
      </List>
    </CellGroup>
  )
}

function PromiseRow({ promise, asOf, seen }: { promise: Promised } & Omit<PromisesProps, 'promises'>) {
  const { rule, rollUp, soFar } = promise
  const { done, target, expected, status } = rollUp
  const amount = amountInWords(done, target, rule.unit)
  const ofMany = rule.level !== 'school'
  const figures = [
    rule.demand,
    rule.recurring && promise.periodLabel,
    ofMany && target > 0 && `共完成 ${amount}`,
    target > 0 && `${expectedTitle(asOf)} ${expected} ${rule.unit}`,
    soFar && soFarInWords(soFar),
  ].filter((figure) => typeof figure === 'string')
  return (
    <Tap url={routes.rule(rule.id, seenOf(rule, seen))} className={styles.promise}>
      <View className={styles.head}>
        <View className={styles.name}>
          <RuleName rule={rule} plans={asOf.plans} />
        </View>
        <StatusChip status={status} />
      </View>
      <View className={styles.words}>{promise.words}</View>
      {target > 0 && (
        <View className={styles.progress}>
          <View className={styles.bar}>
            {ofMany ? (
              <Distribution counts={rollUp} label={keepingUpInWords(rollUp, rule.level)} />
            ) : (
              <Bar {...{ done, target, expected, status }} label={amount} />
            )}
          </View>
          <View className={styles.amount} ariaHidden>
            {ofMany ? keepingUpInWords(rollUp, rule.level) : amount}
          </View>
        </View>
      )}
      <View className={styles.figures}>
        {figures.map((figure) => (
          <View key={figure} className={styles.figure}>
            {figure}
          </View>
        ))}
      </View>
    </Tap>
  )
}
