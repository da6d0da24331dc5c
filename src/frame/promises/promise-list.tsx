import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { CellGroup } from '@/components/cell/group'
import { Item } from '@/components/elements'
import { Folded } from '@/components/folded'
import { Bar } from '@/components/progress/bar'
import { Distribution } from '@/components/progress/distribution'
import { StatusChip } from '@/components/status'
import { Tap } from '@/components/tap'
import {
  amountInWords,
  expectedTitle,
  hasPace,
  keepingUpInWords,
  soFarInWords,
  togetherInWords,
} from '../amounts'
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

const SHOWN = 8

/**
 * On a phone: those that need attention, then the rest, each in the order of the plan, with its words, its bar and its
 * numbers. Of many, it is people that count, then sums.
 */
export function PromiseList(props: PromisesProps) {
  const owed = props.promises.filter((each) => !isLogOnly(each))
  return (
    <>
      <Part title="需要跟进的承诺" {...props} promises={owed.filter(needsAttention)} />
      <Part title="其他承诺" {...props} promises={owed.filter((each) => !needsAttention(each))} />
    </>
  )
}

const needsAttention = ({ rollUp: { status } }: Promised) => status === 'behind' || status === 'missed'

function Part({ title, promises, ...page }: PromisesProps & { title: string }) {
  if (promises.length === 0) return null
  return (
    <CellGroup title={`${title} · ${promises.length} 项`}>
      <Folded list shown={SHOWN} moreInWords={(hidden) => `还有 ${hidden} 项`}>
        {promises.map((promise) => (
          <Item key={keyOf(promise.rule)} className={styles.item}>
            <PromiseRow promise={promise} {...page} />
          </Item>
        ))}
      </Folded>
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
    ofMany && target > 0 && togetherInWords(rollUp, rule.unit),
    hasPace(target, rule.unit) && `${expectedTitle(asOf)} ${expected} ${rule.unit}`,
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
