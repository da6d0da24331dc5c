import { stretchInWords } from '#core/calendar/in-words'
import type { Rule } from '#core/plan/plan'
import type { CalendarEntry } from '#core/report/ics'
import { periodsOf } from '#core/standing/period'
import { demandInWords } from '#core/standing/words'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { looksAt } from '../standing/look'
import { SubjectNames } from '../standing/shapes'
import { concernOf } from '../standing/visible'

/** The days by which the promises are due that the caller owes, alone or for a unit. */
export async function dueEntries(context: SignedInContext): Promise<CalendarEntry[]> {
  const looks = await looksAt({}, context)
  return looks.flatMap(({ plan, loaded, sheets }) => {
    const { calendar, plan: document } = loaded.state
    const names = new SubjectNames(loaded, context.today)
    const concern = concernOf(loaded, context.caller)
    return sheets
      .filter(({ rule }) => hasDay(rule))
      .flatMap(({ rule, standings }) => {
        const periods = periodsOf(rule.cadence, calendar, document.settings.milestones)
        return standings
          .filter(({ subjectId, target }) => target !== null && concern.has(subjectId))
          .flatMap(({ subjectId }) =>
            periods
              .filter(({ waived }) => waived === null)
              .map((period) => ({
                uid: `due-${encodeURIComponent(`${plan.id}/${rule.id}`)}-${subjectId}-${encodeURIComponent(period.key)}@youju`,
                on: period.dueOn,
                time: null,
                title:
                  subjectId === context.caller.personId
                    ? `截止：${rule.name}`
                    : `截止：${names.nameOf(subjectId)} ${rule.name}`,
                note: `${demandInWords(rule)}\n${period.label}（${stretchInWords(period.from, period.to)}）\n《${plan.title}》`,
                place: '',
                cancelled: false,
              })),
          )
      })
  })
}

/** What is owed every day or week would bury the rest; sessions of research stand in the calendar themselves. */
function hasDay({ cadence, measure, bound }: Rule): boolean {
  if (bound.kind === 'none' || bound.kind === 'undecided') return false
  if (measure.name === 'researchSessions' || measure.name === 'clubSessions') return false
  return !['day', 'week', 'weekday', 'weekdays', 'event', 'unset'].includes(cadence.every)
}
