import type { BellPeriod } from '#core/calendar/bell'
import { type CivilDate, isCivilDate, wallClockAt } from '#core/calendar/civil-date'
import type { Output } from '#core/contract/contract'
import { type Query, useQuery } from '@/services/query'
import { schoolToday } from '@/services/session'
import { usePending } from '@/services/use-pending'

/** What a day offers for observing. */
export interface Day {
  readonly bell: readonly BellPeriod[]
  /** The period running or just over, today only; null when there is none to propose. */
  readonly proposed: number | null
  /** Periods the person has recorded, here or on the server. */
  readonly recorded: readonly number[]
  readonly toCome: readonly number[]
}

/** The lessons of a period: what the home page has just asked is not asked again. */
export function useLessons(on: CivilDate, period: number | undefined): Query<'lesson.around'> {
  const now = useQuery('lesson.around', {})
  const isNow = now.data?.on === on && (period === undefined || period === now.data.period)
  const answered = now.state !== 'loading'
  const chosen = useQuery('lesson.around', period === undefined ? { on } : { on, period }, {
    when: answered && !isNow && isCivilDate(on),
  })
  return isNow || !answered ? now : chosen
}

/** `own`: periods of that day held by the record being corrected, which it may keep. */
export function useDay(
  query: Query<'lesson.around'>,
  on: CivilDate,
  own: { readonly id: string; readonly periods: readonly number[] },
): Day {
  const unsent = usePending().rows.flatMap(({ item: { id, content } }) =>
    content.kind === 'observation' && content.payload.on === on && id !== own.id
      ? content.payload.periods
      : [],
  )
  const around = query.data
  if (!around) return { bell: [], proposed: null, recorded: unsent, toCome: [] }
  const known =
    around.on === on ? around.recordedPeriods.filter((period) => !own.periods.includes(period)) : []
  const recorded = [...known, ...unsent]
  const toCome = periodsToCome(around, on, query.unreachable !== null)
  const now = around.on === on && on === schoolToday() ? around.begunPeriods.at(-1) : undefined
  const proposed = now !== undefined && !recorded.includes(now) ? now : null
  return { bell: around.bell, proposed, recorded, toCome }
}

/** An answer from before, with no network since, knows nothing of the bells rung meanwhile: this device's clock does. */
function periodsToCome(around: Output<'lesson.around'>, on: CivilDate, old: boolean): number[] {
  const today = schoolToday()
  if (on !== today) return on > today ? around.bell.map(({ period }) => period) : []
  const clock = wallClockAt(Date.now())
  const begun = around.on === today ? around.begunPeriods : []
  return around.bell
    .filter(({ period, startsAt }) => !begun.includes(period) && !(old && startsAt <= clock))
    .map(({ period }) => period)
}
