import type { CivilDate } from '../calendar/civil-date'
import type { SchoolCalendar } from '../calendar/school-calendar'
import type { Bound, Milestone, Rule } from '../plan/plan'
import { periodsOf } from '../standing/period'
import { type Asked, type HandedInMeasure, handedInFor, isFor } from './asked'

/** The next thing due under one rule for one subject. */
export interface Due {
  /** The stretch of time in the plan's words: 第 5 周前, 3 月. */
  readonly label: string
  readonly dueOn: CivilDate
}

/** A rule that asks for something, in the plan whose milestones it goes by. */
export interface ServingRule {
  readonly rule: Rule
  readonly milestones: readonly Milestone[]
}

/** The first thing due under all the rules that ask for it. */
export function firstDue(
  asked: Asked,
  rules: readonly ServingRule[],
  handedIn: readonly CivilDate[],
  calendar: SchoolCalendar,
): Due | undefined {
  return rules
    .flatMap(({ rule, milestones }) =>
      handedInFor(rule)
        .filter((measure) => isFor(measure, asked))
        .flatMap((measure) => nextDue(rule, measure, handedIn, calendar, milestones) ?? []),
    )
    .reduce<Due | undefined>((first, each) => (first && first.dueOn <= each.dueOn ? first : each), undefined)
}

/** What is due next under a rule of something that was handed in on these days; undefined once everything is. */
export function nextDue(
  rule: Pick<Rule, 'cadence' | 'bound' | 'measure'>,
  handedIn: HandedInMeasure,
  on: readonly CivilDate[],
  calendar: SchoolCalendar,
  milestones: readonly Milestone[],
): Due | undefined {
  return openDues(rule, handedIn, on, calendar, milestones)[0]
}

/**
 * All that a rule asks to have handed in and nothing stands for, in time order. One that was handed in during a stretch
 * stands for it; what is left over stands for what was missed before, the oldest first.
 */
export function openDues(
  { cadence, bound, measure }: Pick<Rule, 'cadence' | 'bound' | 'measure'>,
  handedIn: HandedInMeasure,
  on: readonly CivilDate[],
  calendar: SchoolCalendar,
  milestones: readonly Milestone[],
): Due[] {
  if (bound.kind === 'none' || bound.kind === 'undecided' || cadence.every === 'unset') return []
  // At most so many of a kind need not be handed in; a number that stays under a limit has to be known.
  if (bound.kind === 'atMost' && handedIn.name === 'deliverable') return []
  // A number that holds is declared once a stretch, and so is what a ratio is made of.
  const each = measure === handedIn && handedIn.name === 'deliverable' ? copies(bound) : 1
  const slots = periodsOf(cadence, calendar, milestones)
    .filter(({ waived }) => waived === null)
    .map((period) => ({ ...period, open: each * Math.max(1, period.slots.length) }))
  const left: CivilDate[] = []
  for (const day of [...on].sort()) {
    const within = slots.find(({ open, from, to }) => open > 0 && from <= day && day <= to)
    if (within) within.open -= 1
    else left.push(day)
  }
  for (const day of left) {
    const missed = slots.find(({ open, from }) => open > 0 && from <= day)
    if (missed) missed.open -= 1
  }
  return slots.filter(({ open }) => open > 0)
}

const copies = (bound: Bound) => ('amount' in bound && bound.amount > 0 ? bound.amount : 1)
