import { View } from '@tarojs/components'
import { cx } from '@/components/class-names'
import { Heading3, Section } from '@/components/elements'
import type { Found } from '../matching'
import styles from './clause.module.less'
import { Promised } from './promise'

/** The plan's own words, and under them what of it can be counted. */
export function Clause({ found: { clause, rules }, headed }: { found: Found; headed?: boolean | undefined }) {
  if (headed && clause.text === '' && rules.length === 0) return null
  return (
    <Section className={cx(styles.clause, clause.depth > 2 && styles.deep)}>
      {!headed && (
        <Heading3 className={styles.heading}>
          {clause.number} {clause.title}
        </Heading3>
      )}
      {(clause.text !== '' || clause.department !== '') && (
        <View className={styles.words}>
          {clause.text !== '' && <View className={styles.text}>{clause.text}</View>}
          {clause.department !== '' && (
            <View className={styles.department}>责任部门：{clause.department}</View>
          )}
        </View>
      )}
      {rules.map((promise) => (
        <Promised key={promise.rule.id} promise={promise} />
      ))}
    </Section>
  )
}
