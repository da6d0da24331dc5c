import type { Rubric } from '#core/plan/rubric'
import { LESSON_TYPES } from '#core/record/observation'
import { useQuery } from '@/services/query'

interface PlanLists {
  readonly lessonTypes: readonly string[]
  readonly rubrics: readonly Rubric[]
  /** Null while it is not known. */
  readonly lateEntryDays: number | null
}

/** What the plan says about observations; without network ever since signing in, the lesson types that are built in. */
export function usePlanLists(): PlanLists {
  const plan = useQuery('plan.forms', {}).data
  return {
    lessonTypes: plan?.lessonTypes ?? LESSON_TYPES,
    rubrics: plan?.lessonRubrics ?? [],
    lateEntryDays: plan?.lateEntryDays ?? null,
  }
}
