import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { Cell } from '@/components/cell'
import { cx } from '@/components/class-names'
import { Heading2, Heading3, Section } from '@/components/elements'
import { routes } from '@/frame/routes'
import styles from './clause.module.less'

type Plan = Output<'plan.show'>

interface ClauseProps {
  clause: Plan['clauses'][number]
  rules: Plan['rules']
  /** Whoever sees a week may open a promise from here. */
  opensRules: boolean
}

export function Clause({ clause, rules, opensRules }: ClauseProps) {
  const isChapter = !clause.number.includes('.')
  const Heading = isChapter ? Heading2 : Heading3
  return (
    <Section className={cx(styles.clause, isChapter && styles.chapter)}>
      <Heading className={styles.heading}>
        {clause.number} {clause.title}
      </Heading>
      <View className={styles.text}>{clause.text}</View>
      {clause.department && <View className={styles.department}>责任部门：{clause.department}</View>}
      {rules.length > 0 && (
        <View className={styles.rules}>
          {rules.map(({ id, name, demand, audience }) => (
            <Cell
              key={id}
              icon="chart-column"
              title={name}
              note={`${demand} · ${audience}`}
              url={opensRules ? routes.rule(id) : undefined}
            />
          ))}
        </View>
      )}
    </Section>
  )
}
