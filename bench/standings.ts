import type { CivilDate } from '../core/calendar/civil-date'
import type { Week } from '../core/calendar/school-calendar'
import type { Plan } from '../core/plan/plan'
import { standSchool } from '../core/standing/school-sheet'
import type { Measured } from './measured'
import { benchPlan } from './schools/school'
import { type BenchState, benchState, laidOut, twentyRules, WEEKS } from './schools/state'
import { ms, timed } from './timing'

const TODAY: CivilDate = '2026-11-18'
const BAR_PER_SECOND = 500_000

interface Case {
  readonly what: string
  readonly plan: Plan
  readonly people: number
  readonly times: number
  readonly bar: number | null
}

/** Standings in core alone, in one thread: what every page, report and digest is made of. */
export async function standings(): Promise<Measured[]> {
  const template = benchPlan()
  const twenty = twentyRules()
  const all = `${template.rules.length} rules of the template`
  const cases: Case[] = [
    { what: `100 people, the ${all}`, plan: template, people: 100, times: 300, bar: null },
    { what: '100 people, 20 rules', plan: twenty, people: 100, times: 200, bar: BAR_PER_SECOND },
    { what: '5,000 people, 20 rules', plan: twenty, people: 5_000, times: 12, bar: BAR_PER_SECOND },
    { what: `5,000 people, the ${all}`, plan: template, people: 5_000, times: 12, bar: null },
  ]
  const lines: Measured[] = []
  for (const each of cases) lines.push(...(await measure(each)))
  return lines
}

async function measure({ what, plan, people, times, bar }: Case): Promise<Measured[]> {
  const given = benchState(plan, people)
  const week = weekOf(given)
  const begun = performance.now()
  const count = countOf(given, week)
  const first = performance.now() - begun
  const atHand = laidOut(given)
  const kept = await timed(times, Math.ceil(times / 4), async () => standSchool(atHand, week, TODAY))
  const fresh = await timed(Math.ceil(times / 2), 2, async () => standSchool(laidOut(given), week, TODAY))
  const bare = await timed(times, 2, async () => bareSums(given))
  const rate = (taken: number) => Math.round((count / taken) * 1000)
  const perSecond = (taken: number) => `${rate(taken).toLocaleString('en')}/s (${ms(taken)})`
  return [
    {
      what: `standings, ${what}: ${count.toLocaleString('en')} of them, tallies laid out`,
      measured: `${perSecond(kept.p50)}; ${(bare.p50 / kept.p50).toFixed(2)} of bare sums over the rows`,
      bar: bar === null ? '' : `${bar.toLocaleString('en')}/s`,
      met: bar === null || rate(kept.p50) >= bar,
    },
    {
      what: `the same from the rows of ${given.rows.length.toLocaleString('en')} tallies`,
      measured: `${perSecond(fresh.p50)}; the first time in this process ${ms(first)}`,
      bar: '',
      met: true,
    },
  ]
}

function weekOf({ state: { calendar } }: BenchState): Week {
  const week = calendar.weeks[WEEKS - 1]
  if (!week) throw new Error('the term has too few weeks')
  return week
}

const countOf = (given: BenchState, week: Week) =>
  standSchool(laidOut(given), week, TODAY).reduce((sum, sheet) => sum + sheet.standings.length, 0)

/** The baseline: every tally added up by measure and subject, and nothing judged. */
function bareSums({ rows }: BenchState): number {
  const sums = new Map<string, Map<string, number>>()
  for (const { measure, subjectId, quantity } of rows) {
    const subjects = sums.get(measure) ?? new Map<string, number>()
    if (subjects.size === 0) sums.set(measure, subjects)
    subjects.set(subjectId, (subjects.get(subjectId) ?? 0) + quantity)
  }
  return sums.size
}
