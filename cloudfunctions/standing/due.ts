import { addDays, type CivilDate, daysBetween } from '#core/calendar/civil-date'
import { monthAndDay } from '#core/calendar/in-words'
import type { Output } from '#core/contract/contract'
import type { Rule } from '#core/plan/plan'
import { momentIn } from '#core/standing/moment'
import { hasDayOfItsOwn, type Stretch } from '#core/standing/period'
import type { RuleSheet } from '#core/standing/school-sheet'
import type { Slot, SlotState } from '#core/standing/slots'
import type { SignedInContext } from '../_shared/endpoint/operation'
import type { Look } from './look'
import type { SubjectNames } from './shapes'
import { seesEach, sheetsIn } from './visible'

type Sheet = Output<'standing.school'>
type Due = Sheet['due'][number]
type Deadline = Sheet['open']['deadlines'][number]

/** More are only counted: the promise's own page has them all. */
const LISTED = 30
const DAYS_AHEAD = 14

interface OwnSlot {
  readonly subjectId: string
  readonly slot: Slot
}

/** What of recurring promises falls due in the week, a line a promise. */
export function dueInWeek(
  { plan, loaded, sheets }: Look,
  names: SubjectNames,
  { caller }: SignedInContext,
): Due[] {
  const { week } = loaded
  return sheets.flatMap((sheet): Due[] => {
    const slots = slotsOfAll(sheet, { from: week.monday, to: week.sunday })
    if (slots.length === 0) return []
    const open = seesEach(sheet.rule, caller) ? slots.filter(({ slot }) => isOpen(slot)) : []
    const counts = countsOf(slots)
    return [
      {
        planId: plan.id,
        ruleId: sheet.rule.id,
        ruleName: sheet.rule.name,
        clause: sheet.rule.clause,
        counts,
        open: open.slice(0, LISTED).map(({ subjectId, slot: { on, state } }) => {
          return { subjectId, subjectName: names.nameOf(subjectId), on, state }
        }),
        more: Math.max(0, open.length - LISTED),
        words: inWords(counts),
      },
    ]
  })
}

function slotsOfAll({ standings, slotsOf }: RuleSheet, within: Stretch): OwnSlot[] {
  return standings
    .filter(({ soFar }) => soFar !== null)
    .flatMap(({ subjectId }) => slotsOf(subjectId, within).map((slot) => ({ subjectId, slot })))
}

const isOpen = ({ state }: Slot) => state === 'missed' || state === 'due' || state === 'coming'

function countsOf(slots: readonly OwnSlot[]): Due['counts'] {
  const counts: Record<SlotState, number> = { done: 0, late: 0, missed: 0, waived: 0, due: 0, coming: 0 }
  for (const { slot } of slots) counts[slot.state] += 1
  return counts
}

function inWords({ done, late, missed, waived, due, coming }: Due['counts']): string {
  const owed = done + late + missed + due + coming
  if (owed === 0) return `本周免除 ${waived} 次`
  const parts = [
    `应做 ${owed} 次，已做 ${done + late} 次`,
    missed > 0 ? `${missed} 次没有做` : '',
    due > 0 ? `${due} 次今天到期` : '',
    coming > 0 ? `${coming} 次还没到时间` : '',
    waived > 0 ? `免除 ${waived} 次` : '',
  ]
  return parts.filter(Boolean).join('，')
}

/** What is owed once by a day of its own in the next two weeks, and what was to be handed in and is overdue. */
export function deadlinesOf(
  { plan, loaded }: Look,
  names: SubjectNames,
  context: SignedInContext,
): Deadline[] {
  const { calendar, plan: document } = loaded.state
  const rules = document.rules.filter(
    (rule) => hasDayOfItsOwn(rule.cadence) && seesEach(rule, context.caller),
  )
  if (rules.length === 0) return []
  const { asOf } = momentIn(loaded.week, context.today)
  const last = addDays(asOf, DAYS_AHEAD)
  // Slots reach to the week looked at: what lies ahead is seen from there, on the same day.
  const ahead = calendar.weeks.find(({ sunday }) => sunday >= last) ?? calendar.weeks.at(-1) ?? loaded.week
  const ids = rules.map(({ id }) => id)
  const sheets = sheetsIn({ ...loaded, week: ahead }, { ...context, today: asOf }, ids)
  return sheets
    .filter(({ rule }) => ids.includes(rule.id))
    .flatMap((sheet) =>
      slotsOfAll(sheet, { from: isHandedIn(sheet.rule) ? EARLIEST : asOf, to: last })
        .filter(({ slot }) => isOpen(slot) && sheet.rule.bound.kind !== 'atMost')
        .map(({ subjectId, slot: { on } }) => ({
          planId: plan.id,
          ruleId: sheet.rule.id,
          ruleName: sheet.rule.name,
          subjectId,
          subjectName: names.nameOf(subjectId),
          dueOn: on,
          daysLeft: daysBetween(asOf, on),
          words: untilInWords(asOf, on),
        })),
    )
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
}

const EARLIEST: CivilDate = '0000-01-01'

/** What was to be handed in stays open after its day. */
const isHandedIn = ({ measure }: Rule) => measure.name === 'deliverable' || measure.name === 'declared'

function untilInWords(asOf: CivilDate, on: CivilDate): string {
  const days = daysBetween(asOf, on)
  if (days < 0) return `${monthAndDay(on)}到期，已过 ${-days} 天`
  return days === 0 ? '今天到期' : `${monthAndDay(on)}到期，还有 ${days} 天`
}
