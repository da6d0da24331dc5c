import type pg from 'pg'
import type { Output } from '../../core/contract/contract'
import type { Rule } from '../../core/plan/plan'
import { type BenchSchool, benchPlan } from '../schools/school'
import type { Row } from './duckdb'

/** The template's promises of lessons observed: everybody owes one of them. */
const LESSONS = new Set(benchPlan().rules.flatMap((rule) => (ofLessons(rule) ? rule.id : [])))

function ofLessons({ measure, audience, bound }: Rule): boolean {
  return measure.name === 'observationPeriods' && audience.level === 'person' && 'amount' in bound
}

export function sameWeek(
  { promises, happened, week }: Output<'standing.school'>,
  rows: readonly Row[],
): void {
  const done = promises.filter(({ rule }) => LESSONS.has(rule.id)).map(({ rollUp }) => rollUp.done)
  same('lessons of the term', sum(done), sumOf(rows, 'periods'))
  const thisWeek = rows.filter((row) => Number(row.week) === week.number)
  same(
    'lessons of the week',
    happened.find(({ kind }) => kind === 'observation')?.count,
    sumOf(thisWeek, 'records'),
  )
}

export function sameClauses({ plans }: Output<'standing.clauses'>, rows: readonly Row[]): void {
  const rules = plans.flatMap(({ clauses }) => clauses.flatMap((clause) => clause.rules))
  const done = rules.filter(({ rule }) => LESSONS.has(rule.id)).map(({ live }) => live?.rollUp.done ?? 0)
  same('lessons of the term', sum(done), sumOf(rows, 'periods'))
}

export function sameOwn({ promises }: Output<'standing.mine'>, rows: readonly Row[]): void {
  const done = promises.filter(({ rule }) => LESSONS.has(rule.id)).map(({ standing }) => standing.done)
  same('own lessons of the term', sum(done), sumOf(rows, 'periods'))
}

/** Of the twenty promises those of lessons by the term, and of critiques by the week and by the month. */
export function sameDistrict({ rules }: Output<'standing.district'>, rows: readonly Row[]): void {
  const bySchool = new Map(rows.map((row) => [row.school, row]))
  const compared = [
    ['R0', 'periods', 'have_twenty'],
    ['R1', 'this_week', 'critiqued_this_week'],
    ['R9', 'this_month', 'critiqued_this_month'],
  ] as const
  for (const [id, done, met] of compared) {
    const { values } = rules.find(({ rule }) => rule.id === id) ?? { values: [] }
    same(`schools of ${id}`, values.length, rows.length)
    for (const { schoolId, value } of values) {
      const row = bySchool.get(schoolId)
      same(`${id} done`, value?.done, Number(row?.[done]))
      same(`${id} met`, value?.met, Number(row?.[met]))
      same(`${id} owing`, value?.owing, Number(row?.owing))
    }
  }
}

/** Person by person and week by week: what the pages are computed from, and what was counted by hand. */
export async function sameTallies(
  owner: pg.Pool,
  { districtId, schoolId }: BenchSchool,
  rows: readonly Row[],
): Promise<void> {
  const { rows: tallies } = await owner.query<{ key: string; quantity: number }>(
    `select subject_id || ' ' || week || ' ' || measure as key, quantity from youju.tally where district_id = $1 and school_id = $2`,
    [districtId, schoolId],
  )
  const byHand = new Map<string, number>()
  for (const { person, week, periods, critiques } of rows) {
    byHand.set(`${person} ${week} observationPeriods`, Number(periods))
    if (Number(critiques) > 0) byHand.set(`${person} ${week} critiques`, Number(critiques))
  }
  same('tallies', tallies.length, byHand.size)
  for (const { key, quantity } of tallies) same(key, quantity, byHand.get(key))
}

const sum = (amounts: readonly number[]) => amounts.reduce((all, each) => all + each, 0)
const sumOf = (rows: readonly Row[], column: string) => sum(rows.map((row) => Number(row[column])))

function same(what: string, ours: number | undefined, byHand: number | undefined): void {
  if (ours !== byHand) throw new Error(`${what}: ${ours} on the page, ${byHand} by hand`)
}
