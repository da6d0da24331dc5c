import { useCallback, useState } from 'react'
import { type PlanAt, routes, wordsIn } from '@/frame/routes'
import { useInAddress } from '@/frame/use-in-address'
import { useQuery } from '@/services/query'
import { EVERYTHING, type Filter } from '../matching'

/** Which plan is read, which of its clauses stands open, and what it is narrowed to. */
export function useViewedPlan() {
  const query = useQuery('standing.clauses', {})
  const [at, go] = useInAddress<PlanAt>(placeIn, routes.plan)
  const [filter, setFilter] = useState(EVERYTHING)
  const plans = query.data?.plans ?? []
  return {
    query,
    plans,
    shown: plans.find(({ plan }) => plan.id === at.plan) ?? plans[0],
    clause: at.clause,
    filter,
    narrow: (some: Partial<Filter>) => setFilter((before) => ({ ...before, ...some })),
    openClause: useCallback((clause: string) => go({ ...at, clause }), [at, go]),
    openPlan(plan: string) {
      setFilter(EVERYTHING)
      go({ plan })
    },
  }
}

export type ViewedPlan = ReturnType<typeof useViewedPlan>

function placeIn({ plan, clause }: Readonly<Record<string, string | undefined>>): PlanAt {
  return { plan: plan && wordsIn(plan), clause: clause && wordsIn(clause) }
}
