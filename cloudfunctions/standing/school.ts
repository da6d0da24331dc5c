import { sql } from 'kysely'
import type { Output } from '#core/contract/contract'
import { misfitsOf } from '#core/plan/fit'
import { RECORD_KINDS } from '#core/record/record'
import { rollUp } from '#core/standing/roll-up'
import { rollUpInWords } from '#core/standing/roll-up-words'
import type { RuleSheet } from '#core/standing/school-sheet'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { type LoadedSchool, loadSchool } from '../_shared/store/school-state'
import { countObjections } from '../_shared/store/statement'
import { countAwaiting } from '../_shared/store/waiting'
import { asOfShape, rollUpShape, ruleShape, SubjectNames, soFarOf, standingShape, weekShape } from './shapes'
import { visibleSheets } from './visible'

type Sheet = Output<'standing.school'>

export const school = operation('standing.school', async ({ week }, context) => {
  const loaded = await loadSchool(context.tx, context.caller, context.today, week)
  const names = new SubjectNames(loaded, context.today)
  const sheets = visibleSheets(loaded, context)
  const seesSchool = context.caller.rights.seeWeek === 'school'
  return {
    week: weekShape(loaded),
    asOf: asOfShape(loaded, context),
    pace: { elapsed: 0, total: 0, words: '' },
    due: [],
    promises: sheets.map(({ rule, standings }) => ({
      rule: ruleShape(rule, loaded),
      periodLabel: standings[0]?.period.label ?? '',
      rollUp: rollUpShape(rule, standings),
      soFar: soFarOf(standings),
      words: rollUpInWords(rule, rollUp(standings, rule.strength), standings),
    })),
    happened: await happenedIn(loaded, context),
    needHelp: sheets.flatMap(({ rule, standings }) =>
      standings
        .filter(({ status }) => status === 'behind' || status === 'missed')
        .map((standing) => {
          const { subjectId, subjectName, groupName, words } = standingShape(rule, standing, names, loaded)
          return {
            planId: loaded.state.plan.id,
            ruleId: rule.id,
            ruleName: rule.name,
            subjectId,
            subjectName,
            groupName,
            words,
          }
        }),
    ),
    open: {
      awaiting: await countAwaiting(context.tx, context.caller),
      objections: await countObjections(context.tx, context.caller),
      toAccept: 0,
      deadlines: [],
      missingTeachingSince: [],
      unsetCadence: [],
      undecided: [],
      missingBirthDates: missingBirthDates(sheets, names),
      misfits: seesSchool ? misfitsOf(loaded.state.plan, loaded.state.calendar) : [],
    },
  }
})

/** Counted records of the week by kind; row security narrows them to what the caller may see. */
async function happenedIn(
  { week, state }: LoadedSchool,
  { tx, caller }: SignedInContext,
): Promise<Sheet['happened']> {
  const rows = await tx
    .selectFrom('record')
    .select(['kind', sql<number>`count(*)`.as('count')])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('termId', '=', state.calendar.term.id)
    .where('happenedOn', '>=', week.monday)
    .where('happenedOn', '<=', week.sunday)
    .where('state', '=', 'counted')
    .groupBy('kind')
    .execute()
  return (Object.keys(RECORD_KINDS) as (keyof typeof RECORD_KINDS)[]).map((kind) => ({
    kind,
    label: RECORD_KINDS[kind],
    count: rows.find((row) => row.kind === kind)?.count ?? 0,
  }))
}

/** Only of people whose quota hangs on it: nobody else's birth date is asked for. */
function missingBirthDates(sheets: readonly RuleSheet[], names: SubjectNames): string[] {
  const people = sheets.flatMap(({ standings }) => standings.filter((each) => each.missingBirthDate))
  return [...new Set(people.map(({ subjectId }) => names.nameOf(subjectId)))]
}
