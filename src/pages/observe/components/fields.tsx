import type { Observation } from '../hooks/observation'
import { Details } from './details'
import { Special } from './special'
import { When } from './when'
import { WhichLesson } from './which-lesson'

export function Fields({ observation }: { observation: Observation }) {
  return (
    <>
      <When observation={observation} />
      <WhichLesson observation={observation} />
      <Details observation={observation} />
      <Special observation={observation} />
    </>
  )
}
