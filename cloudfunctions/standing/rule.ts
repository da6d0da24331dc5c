import type { Output } from '#core/contract/contract'
import { problem } from '#core/problem'
import type { RuleSheet } from '#core/standing/school-sheet'
import { operation } from '../_shared/endpoint/operation'
import { pageWithin } from '../_shared/store/paging'
import { loadSchool } from '../_shared/store/school-state'
import {
  asOfShape,
  clauseText,
  rollUpShape,
  ruleShape,
  SubjectNames,
  soFarOf,
  standingShape,
  weekShape,
} from './shapes'
import { visibleSheets } from './visible'

export const rule = operation('standing.rule', async ({ ruleId, week, cursor }, context) => {
  const loaded = await loadSchool(context.tx, context.caller, context.today, week)
  const sheet = visibleSheets(loaded, context).find((each) => each.rule.id === ruleId)
  if (!sheet) throw problem('notFound')
  const names = new SubjectNames(loaded, context.today)
  const { items, next } = pageWithin(sheet.standings, cursor)
  return {
    week: weekShape(loaded),
    asOf: asOfShape(loaded, context),
    rule: ruleShape(sheet.rule, loaded),
    clauseText: clauseText(sheet.rule, loaded),
    periodLabel: sheet.standings[0]?.period.label ?? '',
    rollUp: rollUpShape(sheet.rule, sheet.standings),
    soFar: soFarOf(sheet.standings),
    groups: groupsOf(sheet, names),
    subjects: { items: items.map((standing) => standingShape(sheet.rule, standing, names, loaded)), next },
  }
})

/** People by teaching-research group, in roster order; none for promises of groups, grades or the school itself. */
function groupsOf({ rule, standings }: RuleSheet, names: SubjectNames): Output<'standing.rule'>['groups'] {
  if (rule.audience.level !== 'person') return []
  const byGroup = new Map<string, typeof standings>()
  for (const standing of standings) {
    const name = names.groupOf(standing.subjectId) || '未编入教研组'
    byGroup.set(name, [...(byGroup.get(name) ?? []), standing])
  }
  return [...byGroup].map(([name, members]) => ({ name, rollUp: rollUpShape(rule, members) }))
}
