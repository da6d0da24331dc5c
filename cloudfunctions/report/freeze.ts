import { uuidv7 } from 'uuidv7'
import type { CivilDate } from '#core/calendar/civil-date'
import type { Output } from '#core/contract/contract'
import { measureUnit } from '#core/plan/measure'
import { type DueReport, dueReports, freezesAt } from '#core/report/due-reports'
import type { RuleFigures } from '#core/report/figures'
import type { FrozenReport } from '#core/report/frozen-report'
import { STATUSES } from '#core/standing/judge'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { findTerm } from '../_shared/store/calendar'
import { type Look, looksAt, onItsDay, type View } from '../standing/look'
import { schoolWeek } from '../standing/school'
import { SubjectNames } from '../standing/shapes'
import { type KeptReport, lineOf } from './frozen'

export const freeze = operation('report.freeze', async (_, context) => {
  return { frozen: (await freezeDueReports(context)).map(lineOf) }
})

/**
 * Freezes the reports of the term whose time is over and that nobody has frozen yet. Whoever looks first, or a timer, calls
 * it; any number of times is the same, two at once make one report, and whenever it is made it says what was known on Monday.
 */
export async function freezeDueReports(context: SignedInContext): Promise<KeptReport[]> {
  const { tx, caller, today } = context
  const term = await findTerm(tx, caller, today)
  if (!term) return []
  const kept = await tx
    .selectFrom('report')
    .select(['kind', 'periodKey'])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .execute()
  const there = new Set(kept.map(({ kind, periodKey }) => `${kind} ${periodKey}`))
  const missing = dueReports(term.calendar, today).filter(({ kind, key }) => !there.has(`${kind} ${key}`))
  const frozen: KeptReport[] = []
  const { startOn } = term.calendar.term
  for (const due of missing) frozen.push(...(await freezeOne(due, startOn, context)))
  return frozen
}

async function freezeOne(
  due: DueReport,
  termFrom: CivilDate,
  context: SignedInContext,
): Promise<KeptReport[]> {
  const { tx, caller } = context
  const document = await documentOf(due, termFrom, context)
  return tx
    .insertInto('report')
    .values({
      districtId: caller.districtId,
      schoolId: caller.schoolId,
      id: uuidv7(),
      kind: due.kind,
      periodKey: due.key,
      asOf: due.to,
      document: JSON.stringify(document),
      frozenAt: new Date(freezesAt(due)),
      frozenBy: null,
    })
    .onConflict((conflict) => conflict.columns(['districtId', 'schoolId', 'kind', 'periodKey']).doNothing())
    .returning(['id', 'kind', 'document', 'frozenAt'])
    .execute()
}

async function documentOf(
  { title, from, to, week }: DueReport,
  termFrom: CivilDate,
  context: SignedInContext,
): Promise<FrozenReport> {
  const view = { week, knownAt: freezesAt({ to }) }
  const page = await schoolWeek(view, context)
  const figures = await figuresOf(view, context)
  const { asOf, promises, happened, needHelp } = page
  return {
    title,
    from,
    to,
    weekNumber: week,
    termFrom,
    week: page.week,
    asOf,
    summary: summaryOf(page),
    promises,
    happened,
    needHelp,
    figures,
  }
}

/** Line by line what the sums of a week are made of. */
export async function figuresOf(view: View, given: SignedInContext): Promise<RuleFigures[]> {
  const context = onItsDay(view, given)
  const looks = await looksAt(view, context)
  const names = new SubjectNames(looks[0].loaded, context.today)
  return looks.flatMap((look) => figuresIn(look, names))
}

function figuresIn({ plan, sheets }: Look, names: SubjectNames): RuleFigures[] {
  return sheets.map(({ rule, standings }) => ({
    planId: plan.id,
    ruleId: rule.id,
    ruleName: rule.name,
    unit: measureUnit(rule.measure),
    of: standings.map(({ subjectId, done, status }) => ({
      subjectId,
      subjectName: names.nameOf(subjectId),
      done,
      status,
    })),
  }))
}

function summaryOf({ promises, happened, needHelp }: Output<'standing.school'>): string[] {
  const parts = (Object.keys(STATUSES) as (keyof typeof STATUSES)[]).flatMap((status) => {
    const count = promises.filter(({ rollUp }) => rollUp.status === status).length
    return count === 0 ? [] : [`${STATUSES[status]} ${count} 项`]
  })
  const counts = happened.flatMap(({ label, count }) => (count === 0 ? [] : [`${label} ${count} 条`]))
  return [
    `共 ${promises.length} 项承诺：${parts.join('，')}`,
    counts.length === 0 ? '这一周没有记录' : `这一周记下${counts.join('，')}`,
    needHelp.length === 0 ? '没有落后的人和组' : `${needHelp.length} 处需要帮助`,
  ]
}
