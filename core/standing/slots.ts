import type { CivilDate } from '../calendar/civil-date'
import { monthAndDay } from '../calendar/in-words'
import { weekAt } from '../calendar/school-calendar'
import type { Course, Courses, Timetable } from './course'
import { type Counted, type Fill, fillOf } from './fill'
import { keeps, slotsKept } from './keep'
import { isPast, type Moment } from './moment'
import type { Owed } from './owed'
import type { Period, Stretch } from './period'
import type { RuleView } from './rule-view'
import type { Share } from './share'
import type { View } from './view'

/** Of a recurring promise with a number: the slots due so far. */
export interface SoFar {
  readonly filled: number
  readonly due: number
  readonly waived: number
}

/** done 已完成 · late 补做 (after its day, still counted) · missed 未做 · waived 免除 · due 到期未做完 · coming 未到期 */
export type SlotState = 'done' | 'late' | 'missed' | 'waived' | 'due' | 'coming'

/** One planned occasion of a promise. */
export interface Slot {
  /** The end of this day is when it is due. */
  readonly on: CivilDate
  readonly week: number
  readonly label: string
  readonly state: SlotState
  readonly done: number
  readonly target: number | null
  /** The planned day that fell away and is made up for here (调休). */
  readonly insteadOf: CivilDate | null
  /** Why it is waived, moved or late; empty otherwise. */
  readonly why: string
}

/** A period with how many of its slots, from the first on, were kept, and how many of them by what came later (可顺延). */
export interface Kept {
  readonly course: Course
  readonly fill: Fill
  readonly filled: number
  readonly carried: number
  readonly waived: boolean
}

/** What a week's page shows of a recurring promise. */
export interface Shown {
  /** Of the period that it shows, with what later ones have to spare for it, where that was worked out on the way. */
  readonly fill: Fill | undefined
  readonly soFar: SoFar
}

/** As `keptIn` says it; where no period has anything for another none is made, for there are very many of them. */
export function shownIn({ begun, current }: Courses, owed: Owed, counted: Counted, of: RuleView): Shown {
  const { rule, series } = counted
  if (rule.cadence.carryOver) {
    const kept = keptIn(begun, owed, counted, of)
    const own = kept.find(({ course }) => course === current)
    return { fill: own && withCarried(own), soFar: soFarOf(kept) }
  }
  let shown: Fill | undefined
  const soFar = { filled: 0, due: 0, waived: 0 }
  for (const course of begun) {
    const share = of.shareOf(course, owed)
    let filled: number
    if (counted.isCount && course.isPlain) {
      filled = slotsKept(series ? series.between(course.first, course.last) : 0, share, course, rule.bound)
    } else {
      const fill = fillOf(course, share, counted)
      if (course === current) shown = fill
      filled = keeps(fill, rule, course, of.view.moment)
    }
    addTo(soFar, course, isWaived(course.period, share) ? null : filled)
  }
  return { fill: shown, soFar }
}

/** Period by period up to the week looked at. */
export function keptIn(begun: readonly Course[], owed: Owed, counted: Counted, of: RuleView): Kept[] {
  const kept = begun.map((course) => keptOf(course, owed, counted, of))
  return counted.rule.cadence.carryOver ? carriedOver(kept, counted) : kept
}

function keptOf(course: Course, owed: Owed, counted: Counted, of: RuleView): Kept {
  const fill = fillOf(course, of.shareOf(course, owed), counted)
  const waived = isWaived(fill.period, fill.share)
  const filled = waived ? 0 : keeps(fill, counted.rule, course, of.view.moment)
  return { course, fill, filled, carried: 0, waived }
}

const isWaived = (period: Period, share: Share) =>
  period.waived !== null || share.exempt !== null || share.amount === null

/** With what later periods have to spare for it (可顺延). */
function withCarried({ fill, filled, carried }: Kept): Fill {
  return carried === 0 ? fill : { ...fill, done: filled * (fill.share.amount ?? 0) }
}

/** What a period has beyond its own slots fills the earliest ones missed before it. */
function carriedOver(kept: readonly Kept[], { rule, isCount }: Counted): Kept[] {
  if (!isCount || (rule.bound.kind !== 'atLeast' && rule.bound.kind !== 'range')) return [...kept]
  const filled = kept.map((each) => ({ ...each }))
  for (const [index, { fill, waived }] of kept.entries()) {
    const amount = fill.share.amount ?? 0
    if (amount <= 0) continue
    let spare = waived ? fill.done : fill.done - (fill.target ?? 0)
    for (const earlier of filled.slice(0, index)) {
      const needs = earlier.fill.share.amount ?? 0
      while (
        !earlier.waived &&
        needs > 0 &&
        earlier.filled < earlier.fill.period.slots.length &&
        spare >= needs
      ) {
        spare -= needs
        earlier.filled += 1
        earlier.carried += 1
      }
    }
  }
  return filled
}

function soFarOf(kept: readonly Kept[]): SoFar {
  const soFar = { filled: 0, due: 0, waived: 0 }
  for (const { course, filled, waived } of kept) addTo(soFar, course, waived ? null : filled)
  return soFar
}

/** `filled` is null where the period is waived. */
function addTo(
  soFar: { -readonly [Sum in keyof SoFar]: number },
  { period, slotsPast }: Course,
  filled: number | null,
): void {
  if (filled === null) soFar.waived += period.slots.length
  else {
    soFar.filled += filled
    soFar.due += Math.max(filled, slotsPast)
  }
}

/** Every slot with its state, in time order; with `within` those of its days only. */
export function slotsOf(kept: readonly Kept[], counted: Counted, view: View, within?: Stretch): Slot[] {
  return kept.flatMap((each) =>
    each.fill.period.slots.flatMap((on, index) =>
      within && !liesIn(on, within) ? [] : [slotOf(each, on, index, counted, view)],
    ),
  )
}

function slotOf(
  { fill, filled, carried, waived }: Kept,
  on: CivilDate,
  index: number,
  counted: Counted,
  { calendar, moment, timetable }: View,
): Slot {
  const { period, share } = fill
  const target = share.amount
  const inWindow = fill.bySlot?.[index]
  const isKept = inWindow === undefined ? index < filled : keepsSlot(inWindow, fill, counted, on, moment)
  const late = isKept && (index >= filled - carried || heldLate(fill, counted, index, timetable))
  const insteadOf = period.insteadOf?.[index] ?? null
  return {
    on,
    week: weekAt(calendar, on)?.number ?? period.toWeek,
    label: period.label,
    state: waived ? 'waived' : late ? 'late' : isKept ? 'done' : openState(on, period, moment),
    done: inWindow ?? Math.max(0, Math.min(target ?? fill.done, fill.done - (target ?? 0) * index)),
    target,
    insteadOf,
    why: whyOf(period, insteadOf, late && index >= filled - carried),
  }
}

/** Those that have slots on these days. */
export function withSlotsIn(courses: readonly Course[], within: Stretch): Course[] {
  return courses.filter(({ period }) => period.slots.some((on) => liesIn(on, within)))
}

const liesIn = (on: CivilDate, { from, to }: Stretch) => from <= on && on <= to

function openState(on: CivilDate, period: Period, moment: Moment): SlotState {
  if (isPast(on, moment)) return isPast(period.to, moment) ? 'missed' : 'due'
  return on === moment.asOf ? 'due' : 'coming'
}

function keepsSlot(
  quantity: number,
  { share }: Fill,
  { rule }: Counted,
  on: CivilDate,
  moment: Moment,
): boolean {
  const amount = share.amount ?? 0
  if (rule.bound.kind === 'atMost') return quantity <= amount && isPast(on, moment)
  return rule.bound.kind === 'exactly' ? quantity === amount : quantity >= amount
}

/** Whether a slot without days of its own had too little by the end of its day, and enough by the end of its period. */
function heldLate({ period, share }: Fill, counted: Counted, index: number, timetable: Timetable): boolean {
  const on = period.slots[index]
  if (period.windows || period.apart > 0 || on === undefined || on >= period.to || !counted.isCount)
    return false
  if (counted.rule.bound.kind !== 'atLeast' && counted.rule.bound.kind !== 'range') return false
  const byThen = fillOf(timetable.courseOf({ ...period, to: on }), share, counted)
  return byThen.done < (share.amount ?? 0) * (index + 1)
}

function whyOf(period: Period, insteadOf: CivilDate | null, carried: boolean): string {
  if (period.waived !== null) return period.waived
  if (carried) return '后来补上（可顺延）'
  return insteadOf === null ? '' : `由 ${monthAndDay(insteadOf)}调来`
}
