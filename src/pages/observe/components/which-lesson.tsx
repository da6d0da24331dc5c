import { View } from '@tarojs/components'
import { useId } from 'react'
import { useFocusCaught } from '@/components/screen/focus'
import { hasLesson } from '../hooks/form'
import type { Observation } from '../hooks/observation'
import { ChosenLesson } from './chosen-lesson'
import { ElsewhereLesson } from './elsewhere-lesson'
import { RosterLesson } from './roster-lesson'
import { TimetableLessons } from './timetable-lessons'

export function WhichLesson({ observation }: { observation: Observation }) {
  const { form } = observation
  const id = useId()
  // What was tapped goes away with the choice.
  useFocusCaught(id, `${form.source} ${hasLesson(form)}`)
  return (
    <View id={id}>
      <Lesson observation={observation} />
    </View>
  )
}

function Lesson({ observation }: { observation: Observation }) {
  switch (observation.form.source) {
    case 'timetable':
      return hasLesson(observation.form) ? (
        <ChosenLesson observation={observation} />
      ) : (
        <TimetableLessons observation={observation} />
      )
    case 'roster':
      return <RosterLesson observation={observation} />
    case 'elsewhere':
      return <ElsewhereLesson observation={observation} />
  }
}
