import { View } from '@tarojs/components'
import { Item, List } from '@/components/elements'
import { StatusChip } from '@/components/status'
import { Tap } from '@/components/tap'
import { amountInWords } from '@/frame/amounts'
import { seenOf } from '@/frame/promises/promised'
import { routes } from '@/frame/routes'
import type { Subject } from '../hooks/choice'
import { prorationOf, type RowsProps } from './rows'
import styles from './subject-list.module.less'

/** On a phone. */
export function SubjectList({ detail, rows, seen }: RowsProps) {
  return (
    <List className={styles.list}>
      {rows.map((subject) => (
        <Item key={subject.subjectId} className={styles.item}>
          <SubjectRow subject={subject} detail={detail} seen={seen} />
        </Item>
      ))}
    </List>
  )
}

function SubjectRow({ subject, detail, seen }: { subject: Subject } & Omit<RowsProps, 'rows'>) {
  const { rule, week } = detail
  const proration = prorationOf(subject, rule.unit)
  return (
    <Tap
      url={routes.proof(rule.id, subject.subjectId, seenOf(rule, { ...seen, week: week.number }))}
      className={styles.subject}
    >
      <View className={styles.head}>
        <View className={styles.who}>
          <View className={styles.name}>{subject.subjectName}</View>
          <View className={styles.group}>{subject.groupName}</View>
        </View>
        <View className={styles.how}>
          <View className={styles.amount}>{amountInWords(subject.done, subject.target, rule.unit)}</View>
          <StatusChip status={subject.status} />
        </View>
      </View>
      <View className={styles.words}>{subject.words}</View>
      {subject.forecast && <View className={styles.words}>{subject.forecast.words}</View>}
      {proration && <View className={styles.words}>{proration}</View>}
    </Tap>
  )
}
