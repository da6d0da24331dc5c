import type { Rubric } from '../plan/rubric'
import { type Problem, problem } from '../problem'
import type { ObservationScores } from './observation'

/** Scores stand only under a rubric of the plan in force, with all its dimensions, in its order, under its caps. */
export function faultOfScores(
  scores: ObservationScores | null,
  rubrics: readonly Rubric[],
): Problem | undefined {
  if (scores === null) return undefined
  const rubric = rubrics.find(({ name }) => name === scores.rubric)
  if (!rubric) return problem('unknownRubric', { rubric: scores.rubric })
  const { dimensions } = rubric
  const isThePlans =
    scores.marks.length === dimensions.length &&
    dimensions.every(({ name, cap }, index) => {
      const mark = scores.marks[index]
      return mark?.dimension === name && mark.cap === cap && mark.score >= 0 && mark.score <= cap
    })
  return isThePlans ? undefined : problem('otherRubric', { rubric: rubric.name })
}
