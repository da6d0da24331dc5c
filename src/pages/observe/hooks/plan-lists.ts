import type { Rubric } from '#core/plan/rubric'
import { LESSON_TYPES } from '#core/record/observation'
import { useQuery } from '@/services/query'

/** What the plan lists for observations; without network ever since signing in, the lesson types that are built in. */
export function usePlanLists(): { lessonTypes: readonly string[]; rubrics: readonly Rubric[] } {
  const plan = useQuery('plan.forms', {}).data
  return { lessonTypes: plan?.lessonTypes ?? LESSON_TYPES, rubrics: plan?.lessonRubrics ?? [] }
}
