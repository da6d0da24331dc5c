import { lessonRubrics } from '#core/plan/rubric'
import type { Random } from '../school/random'
import { MOMENTS, STRENGTHS, SUGGESTIONS } from '../texts/critiques'
import type { Chronicle } from './chronicle'
import type { Observation } from './visits'

const WITH_CRITIQUE = 0.3
const WITH_SCORES = 0.25
const WITH_TIMELINE = 0.2

/** Some observers write a critique, a few of them score it or note what they saw by the clock; most do neither. */
export function withCritique(observation: Observation, chronicle: Chronicle, random: Random): Observation {
  const timeline = random.chance(WITH_TIMELINE) ? timelineOf(observation, chronicle, random) : []
  if (!random.chance(WITH_CRITIQUE)) return timeline.length > 0 ? { ...observation, timeline } : observation
  return {
    ...observation,
    timeline,
    strengths: random.pick(STRENGTHS),
    advice: random.chance(0.8) ? random.pick(SUGGESTIONS) : '',
    scores: random.chance(WITH_SCORES) ? scoresOf(chronicle, random) : null,
  }
}

function timelineOf(
  { periods }: Observation,
  { school }: Chronicle,
  random: Random,
): NonNullable<Observation['timeline']> {
  const ring = school.bell.find(({ period }) => period === periods[0])
  if (!ring) return []
  const minutes = MOMENTS.map((_, part) => random.between(1, 9) + part * 12)
  return MOMENTS.map((words, part) => ({
    at: minutesAfter(ring.startsAt, minutes[part] ?? 0),
    text: random.pick(words),
  }))
}

function minutesAfter(time: string, minutes: number): string {
  const [hours = 0, past = 0] = time.split(':').map(Number)
  const at = hours * 60 + past + minutes
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
}

/** Between three quarters and full marks, in half points. */
function scoresOf({ plan }: Chronicle, random: Random): Observation['scores'] {
  const rubric = lessonRubrics(plan)[0]
  if (!rubric) return null
  return {
    rubric: rubric.name,
    marks: rubric.dimensions.map(({ name, cap }) => ({
      dimension: name,
      cap,
      score: random.between(Math.ceil(cap * 1.5), cap * 2) / 2,
    })),
  }
}
