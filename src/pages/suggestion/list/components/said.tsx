import { View } from '@tarojs/components'
import { useState } from 'react'
import { civilDateAt, wallClockAt } from '#core/calendar/civil-date'
import { SUGGESTION_KINDS } from '#core/suggestion/kind'
import { Button } from '@/components/button'
import { dayInWords, momentInWords } from '@/frame/in-words'
import { schoolToday } from '@/services/session'
import { AnswerSheet, type Suggestion } from './answer-sheet'
import styles from './said.module.less'

interface SaidProps {
  said: Suggestion
  /** One's own is read, anybody else's answered. */
  mine: boolean
  onAnswered: () => Promise<void>
}

/** What somebody said, to whom, and the answer. */
export function Said({ said, mine, onAnswered }: SaidProps) {
  const { kind, to, text, from, at, answer } = said
  const [answering, setAnswering] = useState(false)
  const whom = to === 'district' ? '学区' : '学校'
  const head = mine ? [`写给${whom}`, from === '匿名' && '匿名'] : [from, to === 'district' && '写给学区']
  return (
    <View className={styles.said}>
      <View className={styles.head}>
        <View className={styles.kind}>{SUGGESTION_KINDS[kind]}</View>
        <View>{[...head, when(at)].filter(Boolean).join(' · ')}</View>
      </View>
      <View className={styles.text}>{text}</View>
      {answer && (
        <View className={styles.answer}>
          <View className={styles.text}>{answer.text}</View>
          <View className={styles.by}>
            {mine && `${whom} `}
            {answer.by} · {momentInWords(answer.at)}
          </View>
        </View>
      )}
      {mine && !answer && <View className={styles.by}>等待答复</View>}
      {!mine && (
        <View className={styles.does}>
          <Button compact look={answer ? 'default' : 'primary'} onTap={() => setAnswering(true)}>
            {answer ? '修改答复' : '答复'}
          </Button>
        </View>
      )}
      {answering && <AnswerSheet said={said} onClose={() => setAnswering(false)} onDone={onAnswered} />}
    </View>
  )
}

/** Of what is anonymous only the day is told. */
function when(at: string): string {
  const instant = Date.parse(at)
  const day = dayInWords(civilDateAt(instant), schoolToday())
  return wallClockAt(instant) === '00:00' ? day : `${day} ${wallClockAt(instant)}`
}
