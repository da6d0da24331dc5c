import type { Week } from '#core/calendar/school-calendar'
import type { Output, Parsed } from '#core/contract/contract'
import { measureKey } from '#core/plan/basic-measure'
import { isBasic } from '#core/plan/measure'
import { problem } from '#core/problem'
import { momentIn } from '#core/standing/moment'
import type { RuleSheet } from '#core/standing/school-sheet'
import type { Standing } from '#core/standing/standing'
import { operationAtHand, type SignedInContext } from '../_shared/endpoint/operation'
import { loadVersions, plansOn } from '../_shared/store/plan'
import { type Look, lookOf, looksAt, momentOf, onItsDay, schoolBy } from './look'
import { asOfShape, ruleShape, SubjectNames, weekShape } from './shapes'
import { seesEach, sheetsIn } from './visible'

type Heat = Output<'standing.heat'>
type Cell = Heat['rows'][number]['cells'][number]

const NOTHING: Cell = { status: null, done: 0, target: null, inWeek: null }

export const heat = operationAtHand('standing.heat', heatPage)

export async function heatPage(input: Parsed<'standing.heat'>, given: SignedInContext): Promise<Heat> {
  const context = onItsDay(input, given)
  const known = momentOf(input)
  const looks = await looksAt(input, context)
  const [{ loaded }] = looks
  const weeks = loaded.state.calendar.weeks.filter(({ number }) => number <= loaded.week.number)
  return {
    week: weekShape(loaded),
    asOf: asOfShape(looks, input, context),
    weeks: weeks.map(({ number, monday, sunday, teachingDays }) => ({
      number,
      monday,
      sunday,
      teachingDays: teachingDays.length,
    })),
    ...(await (input.by === 'rule'
      ? ofRule(lookOf(looks, input.planId), input, weeks, context, known)
      : ofSubject(looks, input.by === 'person' ? input.personId : input.unitId, weeks, context, known))),
  }
}

type Part = Pick<Heat, 'title' | 'rule' | 'rows'>

/** One promise by its people or units, in the order of the roster. */
async function ofRule(
  look: Look,
  { ruleId }: Extract<Parsed<'standing.heat'>, { by: 'rule' }>,
  weeks: readonly Week[],
  context: SignedInContext,
  known: Date | undefined,
): Promise<Part> {
  const { loaded, plan, sheets } = look
  const sheet = sheets.find(({ rule }) => rule.id === ruleId)
  if (!sheet || !seesEach(sheet.rule, context.caller)) throw problem('notFound')
  const names = new SubjectNames(loaded, context.today)
  const byWeek = await weeklySheets(look, weeks, [ruleId], context, known)
  const rows = sheet.standings.map(({ subjectId }) => ({
    id: subjectId,
    planId: plan.id,
    name: names.nameOf(subjectId),
    groupName: names.groupOf(subjectId)?.name ?? '',
    cells: weeks.map((week) => cellOf(byWeek, week, ruleId, subjectId, look)),
  }))
  return { title: sheet.rule.name, rule: ruleShape(sheet.rule, loaded), rows }
}

/** One person's or unit's promises, in the order of the plans. */
async function ofSubject(
  looks: readonly Look[],
  subjectId: string,
  weeks: readonly Week[],
  context: SignedInContext,
  known: Date | undefined,
): Promise<Part> {
  const [first] = looks
  const own = subjectId === context.caller.personId
  const rows: Heat['rows'] = []
  for (const look of looks) {
    const owed = look.sheets.filter(
      ({ rule, standings }) =>
        standings.some((each) => each.subjectId === subjectId) && (own || seesEach(rule, context.caller)),
    )
    const ruleIds = owed.map(({ rule }) => rule.id)
    const byWeek = await weeklySheets(look, weeks, ruleIds, context, known)
    for (const { rule } of owed) {
      const cells = weeks.map((week) => cellOf(byWeek, week, rule.id, subjectId, look))
      rows.push({ id: rule.id, planId: look.plan.id, name: rule.name, groupName: '', cells })
    }
  }
  if (!first || rows.length === 0) throw problem('notFound')
  return { title: new SubjectNames(first.loaded, context.today).nameOf(subjectId), rule: null, rows }
}

/** By week and rule. */
type WeeklySheets = ReadonlyMap<number, ReadonlyMap<string, RuleSheet>>

/** The sheets of each week as its own page shows them: by the version that was in force then. */
async function weeklySheets(
  { loaded }: Look,
  weeks: readonly Week[],
  ruleIds: readonly string[],
  context: SignedInContext,
  known: Date | undefined,
): Promise<WeeklySheets> {
  const versions = await loadVersions(context.tx, context.caller, known)
  const byWeek = new Map<number, ReadonlyMap<string, RuleSheet>>()
  for (const week of weeks) {
    const issued = await plansOn(context.tx, versions, momentIn(week, context.today).asOf)
    const then = issued.find(({ issuer }) => issuer === loaded.planId)
    if (!then) continue
    const sheets = sheetsIn({ ...schoolBy(loaded, then), week }, context, ruleIds)
    byWeek.set(week.number, new Map(sheets.map((sheet) => [sheet.rule.id, sheet])))
  }
  return byWeek
}

function cellOf(
  byWeek: WeeklySheets,
  week: Week,
  ruleId: string,
  subjectId: string,
  { loaded: { state } }: Look,
): Cell {
  const sheet = byWeek.get(week.number)?.get(ruleId)
  const standing = sheet?.standings.find((each) => each.subjectId === subjectId)
  if (!sheet || !standing || !covers(standing, week)) return NOTHING
  const { measure } = sheet.rule
  return {
    status: standing.status,
    done: standing.done,
    target: standing.target,
    inWeek: isBasic(measure)
      ? state.tallies.between(measureKey(measure), subjectId, week.monday, week.sunday)
      : null,
  }
}

/** A week between two windows shows the window before it; its cell is empty. */
function covers({ period }: Standing, week: Week): boolean {
  return period.fromWeek <= week.number && week.number <= period.toWeek
}
