import { View } from '@tarojs/components'
import { useState } from 'react'
import { cx } from '@/components/class-names'
import { Heading2 } from '@/components/elements'
import { Distribution, distributionInWords } from '@/components/progress/distribution'
import { Chip } from '@/components/status/chip'
import { Tap } from '@/components/tap'
import { SUBJECT_UNITS } from '@/frame/amounts'
import { CHANGES, type RuleTried, standingInWords } from '../in-words'
import styles from './tried.module.less'

const LOOKS = {
  added: { tone: 'onTrack', icon: 'plus' },
  removed: { tone: 'waived', icon: 'minus' },
  changed: { tone: 'logOnly', icon: 'pen-line' },
  same: { tone: 'waived', icon: 'check' },
} as const

/** One promise before and after, and by name whose standing changes. */
export function Tried({ rule }: { rule: RuleTried }) {
  const [open, setOpen] = useState(false)
  const { change, moved, movedInAll } = rule
  const unit = SUBJECT_UNITS[rule.level] || '处'
  return (
    <View className={styles.tried}>
      <View className={styles.head}>
        <Heading2 className={styles.name}>{rule.name}</Heading2>
        <Chip {...LOOKS[change]}>{CHANGES[change]}</Chip>
      </View>
      <View className={styles.sides}>
        <Side label="现在" demand={rule.demandBefore} counts={rule.before} unit={unit} />
        <Side label="改后" demand={rule.demandAfter} counts={rule.after} unit={unit} />
      </View>
      {movedInAll > 0 && (
        <Tap className={styles.who} expanded={open} onTap={() => setOpen(!open)}>
          {open ? '收起名单' : `${movedInAll} ${unit}的情况有变化，看是谁`}
        </Tap>
      )}
      {open &&
        moved.map(({ subjectId, subjectName, before, after }) => (
          <View key={subjectId} className={styles.moved}>
            <View className={styles.subject}>{subjectName}</View>
            <View>
              {standingInWords(before)} → {standingInWords(after)}
            </View>
          </View>
        ))}
      {open && movedInAll > moved.length && (
        <View className={styles.moved}>还有 {movedInAll - moved.length} 个没有列出。</View>
      )}
    </View>
  )
}

interface SideProps {
  label: string
  demand: string | null
  counts: RuleTried['before']
  unit: string
}

function Side({ label, demand, counts, unit }: SideProps) {
  const standing = counts ? distributionInWords(counts, unit) : ''
  return (
    <View className={cx(styles.side, demand === null && styles.none)}>
      <View className={styles.label}>{label}</View>
      <View className={styles.demand}>{demand ?? '没有这一项'}</View>
      {counts && (
        <>
          {standing !== '' && <Distribution counts={counts} label={standing} />}
          <View className={styles.words}>{counts.words}</View>
        </>
      )}
    </View>
  )
}
