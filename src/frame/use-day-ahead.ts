import { useQuery } from '@/services/query'
import { schoolToday } from '@/services/session'

/** Fetches what logging a lesson needs where there is no network, once a day: the day's lessons and the plan's lists. */
export function useDayAhead(when: boolean): void {
  const on = schoolToday()
  const lessons = useQuery('lesson.day', { on }, { when: false }).data
  const plan = useQuery('plan.forms', {}, { when: false }).data
  useQuery('lesson.day', { on }, { when: when && lessons === undefined })
  useQuery('plan.forms', {}, { when: when && plan === undefined })
}
