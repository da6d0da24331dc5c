import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
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
  const { form, faults, query } = observation
  const title = form.periods[0] === undefined ? '听的课' : `第 ${form.periods[0]} 节听的课`
  return (
    <CellGroup title={title}>
      <View ariaLive="polite">
        {faults.lesson && form.periods.length > 0 && <View className={styles.error}>{faults.lesson}</View>}
      </View>
      {form.periods[0] === undefined ? (
        <View className={styles.quiet}>先选节次，就会列出那一节的课。</View>
      ) : (
        <Answered query={query} loadingRows={3}>
          {({ notTeaching, lessons }) => (
            <Choice
              key={`${form.on} ${form.periods[0]}`}
              lessons={lessons}
              none={notTeaching ? `这一天不上课：${notTeaching}。` : '课表上这一节没有别的老师的课。'}
              onChoose={observation.choose}
            />
          )}
        </Answered>
      )}
      <OtherWays observation={observation} />
    </CellGroup>
  )
}

interface ChoiceProps {
  lessons: readonly Lesson[]
  none: string
  onChoose: (lesson: Lesson) => void
}

function Choice({ lessons, none, onChoose }: ChoiceProps) {
  const [wanted, setWanted] = useState('')
  const [all, setAll] = useState(false)
  const found = lessons.filter((lesson) => isWanted(lesson, wanted))
  const shown = all || wanted ? found : found.slice(0, SHOWN)
  if (lessons.length === 0) return <View className={styles.quiet}>{none}</View>
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
