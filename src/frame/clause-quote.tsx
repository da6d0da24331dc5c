import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import styles from './clause-quote.module.less'

type Detail = Output<'standing.rule'>

/** The words of the plan that a promise comes from. */
export function ClauseQuote({ rule, clauseText }: Pick<Detail, 'rule' | 'clauseText'>) {
  return (
    <View className={styles.quote}>
      <View className={styles.source}>
        计划第 {rule.clause} 条 · {rule.clauseTitle}
      </View>
      <View className={styles.text}>“{clauseText}”</View>
    </View>
  )
}
