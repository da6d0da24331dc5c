import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { CellGroup } from '@/components/cell/group'
import { Item, List } from '@/components/elements'
import { Bar } from '@/components/progress/bar'
import { Distribution } from '@/components/progress/distribution'
import { StatusChip } from '@/components/status'
import { Tap } from '@/components/tap'
import { amountInWords, expectedTitle, keepingUpInWords, soFarInWords } from '@/frame/amounts'
import { routes } from '@/frame/routes'
import { isLogOnly } from './log-only'
import styles from './promise-list.module.less'

type Sheet = Output<'standing.school'>

/** On a phone: every promise with its words, its bar and its numbers. Of many, it is people that count, then sums. */
export function PromiseList({ sheet }: { sheet: Sheet }) {
  const promises = sheet.promises.filter((each) => !isLogOnly(each))
  return (
    <CellGroup title={`承诺 · ${promises.length} 项`}>
      <List>
        {promises.map((promise) => (
          <Item key={promise.rule.id} className={styles.item}>
            <PromiseRow promise={promise} sheet={sheet} />
          </Item>
        ))}
      </List>
    </CellGroup>
  )
}

function PromiseRow({ promise, sheet }: { promise: Sheet['promises'][number]; sheet: Sheet }) {
  const { rule, rollUp, soFar } = promise
  const { done, target, expected, status } = rollUp
  const amount = amountInWords(done, target, rule.unit)
  const ofMany = rule.level !== 'school'
  const figures = [
    rule.demand,
    rule.recurring && promise.periodLabel,
    ofMany && target > 0 && `共完成 ${amount}`,
    target > 0 && `${expectedTitle(sheet.asOf)} ${expected} ${rule.unit}`,
    soFar && soFarInWords(soFar),
  ].filter((figure) => typeof figure === 'string')
  return (
    <Tap url={routes.rule(rule.id, sheet.week.number)} className={styles.promise}>
      <View className={styles.head}>
        <View className={styles.name}>{rule.name}</View>
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
