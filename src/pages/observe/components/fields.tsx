import type { Observation } from '../hooks/observation'
import { usePlanLists } from '../hooks/plan-lists'
import { Critique } from './critique'
import { Details } from './details'
import { DoubleField } from './double-field'
import { Special } from './special'
import { TimedNotes } from './timed-notes'
import { When } from './when'
import { WhichLesson } from './which-lesson'

export function Fields({ observation }: { observation: Observation }) {
  const { lessonTypes, rubrics, lateEntryDays } = usePlanLists()
  return (
    <>
      <When observation={observation} lateEntryDays={lateEntryDays} />
      <WhichLesson observation={observation} />
      <DoubleField observation={observation} />
      <TimedNotes observation={observation} />
      <Details observation={observation} lessonTypes={lessonTypes} />
      <Critique observation={observation} rubrics={rubrics} />
      <Special observation={observation} />
    </>
  )
}
