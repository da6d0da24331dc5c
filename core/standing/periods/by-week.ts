import { addDays, type CivilDate, type Weekday } from '../../calendar/civil-date'
import { monthAndDay } from '../../calendar/in-words'
import { type SchoolCalendar, type Week, weekAt } from '../../calendar/school-calendar'
import { reasonOf, weekdayDays } from '../../calendar/weekday-days'
import type { Parity } from '../../plan/cadence'
import type { Milestone } from '../../plan/plan'
import { type Period, periodFrom, weekPeriod } from './stretch'

const isOf = (parity: Parity | undefined, { number }: Week) =>
  parity === undefined || (number % 2 === 1 ? 'odd' : 'even') === parity

/** Every teaching week, or those of a parity; due on its last teaching day, `times` over. */
export function weekly(calendar: SchoolCalendar, parity: Parity | undefined, times: number): Period[] {
  return calendar.teachingWeeks
    .filter((week) => isOf(parity, week))
    .map((week) => weekPeriod(week, repeated(lastTaught(week), times)))
}

/** Weeks 1–2, 3–4 … of the term; a pair without any teaching owes nothing. */
export function fortnightly(calendar: SchoolCalendar, times: number): Period[] {
  return calendar.weeks
    .filter(({ number }) => number % 2 === 1)
    .flatMap((first) => {
      const second = calendar.weeks[first.number]
      const taught = [first, ...(second ? [second] : [])].filter((week) => week.teachingDays.length > 0)
      const last = taught.at(-1)
      if (!last) return []
      const end = second ?? first
      return periodFrom(calendar, {
        key: `weeks-${first.number}`,
        label: end === first ? `第 ${first.number} 周` : `第 ${first.number}—${end.number} 周`,
        from: first.monday,
        to: end.sunday,
        slots: repeated(lastTaught(last), times),
      })
    })
}

const lastTaught = (week: Week) => week.teachingDays.at(-1)?.on ?? week.sunday
const repeated = (day: CivilDate, times: number) => Array.from({ length: times }, () => day)

/**
 * A slot stands on every teaching day that runs the weekday's timetable, so it moves with a make-up day (调休), even
 * into another week; the week it left owes nothing and says where it went. A weekday of the term that falls away
 * without a make-up day is waived. A parity is that of the week the slot belongs to, wherever it moved.
 */
export function weekdaySlots(calendar: SchoolCalendar, weekday: Weekday, parity?: Parity): Period[] {
  const days = weekdayDays(weekday, calendar)
  const isOurs = (on: CivilDate) => {
    const week = weekAt(calendar, on)
    return week !== undefined && isOf(parity, week)
  }
  const held = days.held.filter(({ on, insteadOf }) => isOurs(insteadOf ?? on))
  const slotsIn = ({ monday, sunday }: Week) => held.filter(({ on }) => on >= monday && on <= sunday)
  const kept = calendar.weeks.flatMap((week) => {
    const slots = slotsIn(week)
    if (slots.length === 0) return []
    const moved = slots.some(({ insteadOf }) => insteadOf !== null)
    return weekPeriod(
      week,
      slots.map(({ on }) => on),
      { insteadOf: moved ? slots.map(({ insteadOf }) => insteadOf) : null },
    )
  })
  const off = days.waived.filter(isOurs).flatMap((on) => {
    const week = weekAt(calendar, on)
    if (!week) return []
    const key = `week-${week.number}-${on}`
    return [weekPeriod(week, [on], { key, waived: reasonOf(calendar, on) })]
  })
  const left = held.flatMap(({ on, insteadOf }) => {
    const week = insteadOf === null ? undefined : weekAt(calendar, insteadOf)
    if (!week || slotsIn(week).length > 0) return []
    return [weekPeriod(week, [], { waived: `已移到 ${monthAndDay(on)}` })]
  })
  return [...kept, ...off, ...left].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
}

/** The slots of several weekdays: what is owed in a week is owed together, so that a record fills one slot of them. */
export function weekdaysSlots(calendar: SchoolCalendar, weekdays: readonly Weekday[]): Period[] {
  const single = weekdays.flatMap((weekday) => weekdaySlots(calendar, weekday))
  const kept = single.filter(({ waived }) => waived === null)
  const together = calendar.weeks.flatMap((week) => {
    const ours = kept.filter(({ fromWeek }) => fromWeek === week.number)
    if (ours.length === 0) return []
    const slots = ours
      .flatMap(({ slots: days, insteadOf }) =>
        days.map((on, nth) => ({ on, insteadOf: insteadOf?.[nth] ?? null })),
      )
      .sort((a, b) => (a.on < b.on ? -1 : 1))
    const moved = slots.some(({ insteadOf }) => insteadOf !== null)
    const changes = { insteadOf: moved ? slots.map(({ insteadOf }) => insteadOf) : null }
    return weekPeriod(
      week,
      slots.map(({ on }) => on),
      changes,
    )
  })
  // A day that moved away leaves its week's other days owing; one that fell away is waived by itself.
  const owing = new Set(together.map(({ fromWeek }) => fromWeek))
  const waived = single.filter(
    (each) => each.waived !== null && (each.slots.length > 0 || !owing.has(each.fromWeek)),
  )
  return [...together, ...waived].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
}

/** A slot on every teaching day, or on every day of the term, each filled on its own day only. */
export function daily(calendar: SchoolCalendar, holidays: boolean): Period[] {
  const { startOn, endOn } = calendar.term
  return calendar.weeks.flatMap((week) => {
    const days = holidays
      ? [0, 1, 2, 3, 4, 5, 6]
          .map((offset) => addDays(week.monday, offset))
          .filter((day) => day >= startOn && day <= endOn)
      : week.teachingDays.map(({ on }) => on)
    if (days.length === 0) return []
    return weekPeriod(week, days, { windows: days.map((day) => ({ from: day, to: day })) })
  })
}

/** Weeks `fromWeek` to `toWeek` as far as the term has them, due on their last teaching day; none beyond its end. */
export function weeksWindow(
  calendar: SchoolCalendar,
  { fromWeek, toWeek }: Omit<Milestone, 'name'>,
  key: string,
  label: string,
): Period[] {
  const weeks = calendar.weeks.filter((week) => week.number >= fromWeek && week.number <= toWeek)
  const [first] = weeks
  const last = weeks.at(-1)
  if (!first || !last) return []
  const dueOn = weeks.flatMap((week) => week.teachingDays).at(-1)?.on ?? last.sunday
  return [periodFrom(calendar, { key, label, from: first.monday, to: last.sunday, slots: [dueOn] })]
}
