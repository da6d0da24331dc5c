import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { cx } from '@/components/class-names'
import { FAULTY } from '@/components/form/attention'
import { TextField } from '@/components/form/text-field'
import { Answered } from '@/frame/answered'
import type { Lesson } from '../hooks/form'
import type { Observation } from '../hooks/observation'
import styles from '../index.module.less'
import { OtherWays } from './other-ways'

/** So many are shown before one has to search or ask for all. */
const SHOWN = 6

/** The lessons of the period: one tap chooses. */
export function TimetableLessons({ observation }: { observation: Observation }) {
  const { form, faults, lessons, day } = observation
  const [period] = form.periods
  const offered = period === undefined ? [] : lessons.at(period)
  return (
    <CellGroup title={period === undefined ? '听的课' : `第 ${period} 节听的课`}>
      <View ariaLive="polite">
        {faults.lesson && period !== undefined && (
          <View className={cx(styles.error, FAULTY)}>{faults.lesson}</View>
        )}
      </View>
      {period === undefined && day.notTeaching === null && (
        <View className={styles.quiet}>先选节次，就会列出那一节的课。</View>
      )}
      {day.notTeaching !== null && (
        <View className={styles.quiet}>课表上没有课。补课、活动课请自己选班级和老师。</View>
      )}
      {period !== undefined && day.notTeaching === null && offered && (
        <Choice key={`${form.on} ${period}`} lessons={offered} onChoose={observation.choose} />
      )}
      {!offered && (
        <Answered query={lessons.query} loadingRows={3}>
          {() => null}
        </Answered>
      )}
      <OtherWays observation={observation} />
    </CellGroup>
  )
}

interface ChoiceProps {
  lessons: readonly Lesson[]
  onChoose: (lesson: Lesson) => void
}

function Choice({ lessons, onChoose }: ChoiceProps) {
  const [wanted, setWanted] = useState('')
  const [all, setAll] = useState(false)
  const found = lessons.filter((lesson) => isWanted(lesson, wanted))
  const shown = all || wanted ? found : found.slice(0, SHOWN)
  if (lessons.length === 0) return <View className={styles.quiet}>课表上这一节没有别的老师的课。</View>
  return (
    <>
      {lessons.length > SHOWN && (
        <TextField label="查找" value={wanted} onChange={setWanted} placeholder="班级、教师或学科" optional />
      )}
      {shown.map((lesson) => (
        <Cell
          key={lesson.classId}
          title={`${lesson.className} ${lesson.subject}`}
          note={[lesson.teacherName, lesson.room].filter(Boolean).join(' · ')}
          onTap={() => onChoose(lesson)}
        />
      ))}
      {found.length === 0 && <View className={styles.quiet}>没有找到，换个说法试试。</View>}
      {shown.length < found.length && (
        <View className={styles.more}>
          <Button look="text" onTap={() => setAll(true)}>
            显示全部 {found.length} 节
          </Button>
        </View>
      )}
    </>
  )
}

function isWanted({ className, subject, teacherName, room }: Lesson, wanted: string): boolean {
  const words = wanted.trim().split(/\s+/)
  return words.every((word) => [className, subject, teacherName, room].some((text) => text.includes(word)))
}
