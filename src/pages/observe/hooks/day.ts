import type { BellPeriod } from '#core/calendar/bell'
import { type CivilDate, isCivilDate, wallClockAt } from '#core/calendar/civil-date'
import type { Output } from '#core/contract/contract'
import { routes } from '@/frame/routes'
import { serverNow } from '@/services/clock'
import { type Query, useQuery } from '@/services/query'
import { schoolToday } from '@/services/session'
import { usePending } from '@/services/use-pending'
import type { RecordedPeriod } from './recorded'

/** What a day offers for observing. */
export interface Day {
  readonly bell: readonly BellPeriod[]
  /** Why nothing is taught that day; null on a teaching day, and while it is not known. */
  readonly notTeaching: string | null
  /** The period running or just over, today only; null when there is none to propose. */
  readonly proposed: number | null
  /** Periods the person has recorded, here or on the server, and where that record is opened. */
  readonly recorded: readonly RecordedPeriod[]
  readonly toCome: readonly number[]
}

/** The bell and what is recorded of a day: what the home page has just asked is not asked again. */
export function useAround(on: CivilDate): Query<'lesson.around'> {
  const now = useQuery('lesson.around', {})
  const isToday = now.data?.on === on
  const answered = now.state !== 'loading'
  const chosen = useQuery('lesson.around', { on }, { when: answered && !isToday && isCivilDate(on) })
  // A day nobody could ask about has at least the bell of the last one known.
  const fallBack = chosen.state === 'unreachable' && now.data !== undefined
  return isToday || !answered || fallBack ? now : chosen
}

/** `own`: periods of that day held by the record being corrected, which it may keep. */
export function useDay(
  query: Query<'lesson.around'>,
  on: CivilDate,
  own: { readonly id: string; readonly periods: readonly number[] },
): Day {
  const unsent = usePending().rows.flatMap(({ item: { id, content } }) =>
    content.kind === 'observation' && content.payload.on === on && id !== own.id
      ? content.payload.periods.map((period) => ({
          period,
          recordId: id,
          url: routes.observe({ pending: id }),
        }))
      : [],
  )
  const around = query.data
  if (!around) return { bell: [], notTeaching: null, proposed: null, recorded: unsent, toCome: [] }
  const isOfDay = around.on === on
  const known = (isOfDay ? around.recordedIn : [])
    .filter(({ period }) => !own.periods.includes(period))
    .map((each) => ({ ...each, url: routes.record(each.recordId) }))
  const recorded = [...known, ...unsent]
  const now = isOfDay && on === schoolToday() ? around.begunPeriods.at(-1) : undefined
  const isFree = now !== undefined && recorded.every(({ period }) => period !== now)
  return {
    bell: around.bell,
    notTeaching: isOfDay ? around.notTeaching : null,
    proposed: isFree ? now : null,
    recorded,
    toCome: periodsToCome(around, on, !isOfDay || query.unreachable !== null),
  }
}

/** An answer from before, with no network since, knows nothing of the bells rung meanwhile: this device's clock does. */
function periodsToCome(around: Output<'lesson.around'>, on: CivilDate, old: boolean): number[] {
  const today = schoolToday()
  if (on !== today) return on > today ? around.bell.map(({ period }) => period) : []
  const clock = wallClockAt(serverNow())
  const begun = around.on === today ? around.begunPeriods : []
  return around.bell
    .filter(({ period, startsAt }) => !begun.includes(period) && !(old && startsAt <= clock))
    .map(({ period }) => period)
}
