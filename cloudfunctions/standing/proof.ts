import { type ExpressionBuilder, sql } from 'kysely'
import { weekAt } from '#core/calendar/school-calendar'
import type { Parsed } from '#core/contract/contract'
import { type BasicMeasure, creditLevelOf, isBasic, measureKey, recordKindOf } from '#core/plan/measure'
import { problem } from '#core/problem'
import { contributionOf } from '#core/record/credits'
import { LEFT_OUT } from '#core/record/kind'
import { formulaInWords } from '#core/standing/formula'
import { momentIn } from '#core/standing/moment'
import { paceAt } from '#core/standing/pace'
import type { RuleSheet } from '#core/standing/school-sheet'
import type { Standing } from '#core/standing/standing'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { DATE_SHAPE, PAGE_SIZE, pageOf, placeOf, UUID_SHAPE } from '../_shared/store/paging'
import { countable, type RecordRow, selectRecords } from '../_shared/store/record'
import { summarise } from '../_shared/store/record-summary'
import type { LoadedSchool } from '../_shared/store/school-state'
import type { Tables } from '../_shared/store/tables'
import { lookOf, looksAt } from './look'
import {
  asOfShape,
  clauseText,
  ruleShape,
  SubjectNames,
  slotShapes,
  standingShape,
  weekShape,
} from './shapes'
import { seesEach } from './visible'

/** Left-out records are shown to explain, not to page through. */
const LEFT_OUT_LIMIT = 100

export const proof = operation('standing.proof', async ({ planId, cursor, ...input }, context) => {
  const { tx, caller, today } = context
  const looks = await looksAt(input, context)
  const { loaded, sheets } = lookOf(looks, planId)
  const { rule, standing } = find(input, sheets, context)
  const { calendar, plan } = loaded.state
  const pace = paceAt(calendar, momentIn(loaded.week, today))
  const { measure } = rule
  const counted = isBasic(measure)
    ? await countedRecords(measure, standing, cursor, loaded, context)
    : { items: [], next: null }
  const leftOut =
    isBasic(measure) && cursor === undefined ? await leftOutRecords(measure, standing, loaded, context) : []
  const weekOf = (on: string) => weekAt(calendar, on)?.number ?? null
  const lines = await summarise(tx, caller, [...counted.items, ...leftOut.map(({ row }) => row)], weekOf)
  return {
    week: weekShape(loaded),
    asOf: asOfShape(looks, input, context),
    rule: ruleShape(rule, loaded),
    clauseText: clauseText(rule, loaded),
    standing: standingShape(rule, standing, new SubjectNames(loaded, today), loaded),
    formula: formulaInWords(rule, standing, pace, new Map(plan.rules.map((each) => [each.id, each.name]))),
    slots: slotShapes(rule, standing, loaded),
    makeUp: null,
    counted: { items: lines.slice(0, counted.items.length), next: counted.next },
    leftOut: lines.slice(counted.items.length).flatMap((record, index) => {
      const reason = leftOut[index]?.reason
      return reason === undefined ? [] : [{ record, reason }]
    }),
  }
})

/** Anybody may open their own numbers; group leads and those who see the school what they see in the week. */
function find(
  { ruleId, subjectId }: Pick<Parsed<'standing.proof'>, 'ruleId' | 'subjectId'>,
  sheets: readonly RuleSheet[],
  { caller }: SignedInContext,
): { rule: RuleSheet['rule']; standing: Standing } {
  const sheet = sheets.find((each) => each.rule.id === ruleId)
  const standing = sheet?.standings.find((each) => each.subjectId === subjectId)
  const mayOpen = sheet && (subjectId === caller.personId || seesEach(sheet.rule, caller))
  if (!sheet || !standing || !mayOpen) throw problem('notFound')
  return { rule: sheet.rule, standing }
}

async function countedRecords(
  measure: BasicMeasure,
  standing: Standing,
  cursor: string | undefined,
  { state, week }: LoadedSchool,
  { tx, caller }: SignedInContext,
): Promise<{ items: RecordRow[]; next: string | null }> {
  let query = selectRecords(tx)
    .innerJoin('credit', (join) =>
      join.onRef('record.districtId', '=', 'credit.districtId').onRef('record.id', '=', 'credit.recordId'),
    )
    .where('credit.districtId', '=', caller.districtId)
    .where('credit.termId', '=', state.calendar.term.id)
    .where('credit.measure', '=', measureKey(measure))
    .where('credit.subjectId', '=', standing.subjectId)
    .where('credit.week', '>=', standing.period.fromWeek)
    .where('credit.week', '<=', Math.min(standing.period.toWeek, week.number))
    .orderBy('record.happenedOn', 'desc')
    .orderBy('record.id', 'desc')
    .limit(PAGE_SIZE + 1)
  const place = placeOf(cursor, [DATE_SHAPE, UUID_SHAPE])
  if (place) {
    query = query.where(
      sql<boolean>`(record.happened_on, record.id) < (${place[0]}::date, ${place[1]}::uuid)`,
    )
  }
  return pageOf(await query.execute(), (row) => [row.happenedOn, row.id])
}

/** Records of the rule's kind in the period that this subject could have been credited for, and why they were not. */
async function leftOutRecords(
  measure: BasicMeasure,
  standing: Standing,
  { state, week }: LoadedSchool,
  { tx, caller }: SignedInContext,
): Promise<{ row: RecordRow; reason: string }[]> {
  const kind = recordKindOf(measure)
  const credits = creditLevelOf(measure)
  let query = selectRecords(tx)
    .where('record.districtId', '=', caller.districtId)
    .where('record.schoolId', '=', caller.schoolId)
    .where('termId', '=', state.calendar.term.id)
    .where('kind', '=', kind)
    .where('happenedOn', '>=', standing.period.from)
    .where('happenedOn', '<=', standing.period.to)
    .where('happenedOn', '<=', week.sunday)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('credit')
            .whereRef('credit.districtId', '=', 'record.districtId')
            .whereRef('credit.recordId', '=', 'record.id')
            .where('credit.measure', '=', measureKey(measure))
            .where('credit.subjectId', '=', standing.subjectId)
            .select('credit.recordId'),
        ),
      ),
    )
    .orderBy('happenedOn', 'desc')
    .limit(LEFT_OUT_LIMIT)
  if (credits === 'person') query = query.where((where) => concerns(where, standing.subjectId))
  else if (credits !== 'school') query = query.where('aboutId', '=', standing.subjectId)
  return (await query.execute()).flatMap((row) => {
    const contribution = contributionOf(countable(row), measure, state.calendar)
    if (!contribution) return []
    // Counted, but for others: somebody who was expected at a session and did not come.
    const reason = 'leftOut' in contribution ? contribution.leftOut : 'notAttending'
    const concerned =
      'leftOut' in contribution ||
      (measure.name.startsWith('research') && creditLevelOf(measure) === 'person')
    return concerned ? [{ row, reason: LEFT_OUT[reason] }] : []
  })
}

function concerns(where: ExpressionBuilder<Tables, 'record'>, personId: string) {
  const involved = where
    .selectFrom('involvement')
    .whereRef('involvement.districtId', '=', 'record.districtId')
    .whereRef('involvement.recordId', '=', 'record.id')
    .where('involvement.personId', '=', personId)
    .select('involvement.recordId')
  return where.or([where('record.authorId', '=', personId), where.exists(involved)])
}
