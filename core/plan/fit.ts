import type { SchoolCalendar } from '../calendar/school-calendar'
import type { Plan } from './plan'

/**
 * What of a plan does not fit a term, in words: a milestone beyond the last week would never fall due, and its promises
 * would silently not be owed.
 */
export function misfitsOf(plan: Plan, { weeks: { length: last } }: SchoolCalendar): string[] {
  return plan.settings.milestones
    .filter(({ toWeek }) => toWeek > last)
    .map(({ name, fromWeek, toWeek }) => {
      const so = fromWeek > last ? '这一项不会到期，也不会统计' : `只统计到第 ${last} 周`
      return `计划里的「${name}」是第 ${fromWeek}—${toWeek} 周，本学期只有 ${last} 周，${so}。请教务员在计划的「设置」里改早一些。`
    })
}
