import { weekAt } from '#core/calendar/school-calendar'
import type { Parsed } from '#core/contract/contract'
import { problem } from '#core/problem'
import { formulaInWords } from '#core/standing/formula'
import { judgeSchool } from '#core/standing/judge-school'
import { momentIn } from '#core/standing/moment'
import { paceAt } from '#core/standing/pace'
import type { RuleSheet } from '#core/standing/school-sheet'
import type { Standing } from '#core/standing/standing'
import { operationAtHand, type SignedInContext } from '../_shared/endpoint/operation'
import { summarise } from '../_shared/store/record-summary'
import { opened } from '../_shared/store/sealed'
import { behindOf } from './behind'
import { type CountedRecords, recordsBehind, recordsKnownBehind } from './counted-records'
import { lookOf, looksAt, momentOf, onItsDay } from './look'
import { makeUpShape } from './make-up'
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

export const proof = operationAtHand('standing.proof', async ({ planId, cursor, ...input }, given) => {
  const context = onItsDay(input, given)
  const { tx, caller, today } = context
  const looks = await looksAt(input, context)
  const { loaded, sheets } = lookOf(looks, planId)
  const { sheet, standing } = find(input, sheets, context)
  const { rule } = sheet
  const { state, week } = loaded
  const { calendar, plan } = state
  const names = new SubjectNames(loaded, today)
  const judged = judgeSchool(state, week, today, null)
  const behind = behindOf(rule, standing, input.part ?? 'numerator', judged.view.figures, week.sunday)
  const at = momentOf(input)
  const { counted, leftOut }: CountedRecords = !behind
    ? { counted: { items: [], next: null }, leftOut: [] }
    : at
      ? await recordsKnownBehind(behind, standing.subjectId, cursor, calendar, context, at)
      : await recordsBehind(behind, standing.subjectId, cursor, calendar, context)
  const rows = await opened([...counted.items, ...leftOut.map(({ row }) => row)], context)
  const lines = await summarise(tx, caller, rows, (on) => weekAt(calendar, on)?.number ?? null)
  const madeUp = sheet.makeUpOf(standing)
  const pace = paceAt(calendar, momentIn(week, today))
  return {
    week: weekShape(loaded),
    asOf: asOfShape(looks, input, context),
    rule: ruleShape(rule, loaded),
    clauseText: clauseText(rule, loaded),
    standing: standingShape(sheet, standing, names, loaded),
    formula: formulaInWords(rule, standing, pace, new Map(plan.rules.map((each) => [each.id, each.name]))),
    slots: slotShapes(sheet, standing),
    makeUp: madeUp && makeUpShape(madeUp, names),
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
): { sheet: RuleSheet; standing: Standing } {
  const sheet = sheets.find((each) => each.rule.id === ruleId)
  const standing = sheet?.standings.find((each) => each.subjectId === subjectId)
  const mayOpen = sheet && (subjectId === caller.personId || seesEach(sheet.rule, caller))
  if (!sheet || !standing || !mayOpen) throw problem('notFound')
  return { sheet, standing }
}
