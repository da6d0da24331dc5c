import type { SchoolCalendar } from '../calendar/school-calendar'
import type { Plan } from './plan'

/**
 * What of a plan does not fit a term, in words: a milestone beyond the last week would never fall due, and its promises
 * would silently not be owed.
 */
export function misfitsOf(plan: Plan, { weeks }: SchoolCalendar): string[] {
  return plan.settings.milestones
    .filter(({ toWeek }) => toWeek > weeks.length)
    .map(
      ({ name, fromWeek, toWeek }) =>
        `计划里的「${name}」是第${fromWeek}—${toWeek}周，本学期只有 ${weeks.length} 周，请在计划的「设置」里改早一些。`,
    )
}
