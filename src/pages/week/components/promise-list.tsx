import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { CellGroup } from '@/components/cell/group'
import { Item, List } from '@/components/elements'
import { Bar } from '@/components/progress/bar'
import { StatusChip } from '@/components/status'
import { Tap } from '@/components/tap'
import { amountInWords, expectedTitle, soFarInWords } from '@/frame/amounts'
import { routes } from '@/frame/routes'
import styles from './promise-list.module.less'

type Sheet = Output<'standing.school'>

/** On a phone: every promise with its words, its bar and its numbers. */
export function PromiseList({ sheet }: { sheet: Sheet }) {
  return (
    <CellGroup title={`承诺 · ${sheet.promises.length} 项`}>
      <List>
        {sheet.promises.map((promise) => (
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
  const figures = [
    rule.demand,
    rule.recurring && promise.periodLabel,
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
            <Bar
              done={done}
              target={target}
              expected={expected}
              status={status}
              label={amountInWords(done, target, rule.unit)}
            />
          </View>
          <View className={styles.amount} ariaHidden>
            {amountInWords(done, target, rule.unit)}
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
