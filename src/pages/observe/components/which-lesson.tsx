import { hasLesson } from '../hooks/form'
import type { Observation } from '../hooks/observation'
import { ChosenLesson } from './chosen-lesson'
import { ElsewhereLesson } from './elsewhere-lesson'
import { RosterLesson } from './roster-lesson'
import { TimetableLessons } from './timetable-lessons'

export function WhichLesson({ observation }: { observation: Observation }) {
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
