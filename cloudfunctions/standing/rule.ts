import type { Output, Parsed } from '#core/contract/contract'
import { problem } from '#core/problem'
import type { RuleSheet } from '#core/standing/school-sheet'
import type { Standing } from '#core/standing/standing'
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

export const rule = operation('standing.rule', async ({ ruleId, week, cursor, ...choice }, context) => {
  const loaded = await loadSchool(context.tx, context.caller, context.today, week)
  const sheet = visibleSheets(loaded, context).find((each) => each.rule.id === ruleId)
  if (!sheet) throw problem('notFound')
  const names = new SubjectNames(loaded, context.today)
  const { items, next } = pageWithin(chosen(sheet.standings, choice, names), cursor)
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

type Choice = Pick<Parsed<'standing.rule'>, 'status' | 'group'>

function chosen(
  standings: readonly Standing[],
  { status, group }: Choice,
  names: SubjectNames,
): readonly Standing[] {
  return standings.filter(
    (each) =>
      (status === undefined || each.status === status) &&
      (group === undefined || (names.groupOf(each.subjectId)?.id ?? 'none') === group),
  )
}

/** People by teaching-research group, in roster order; none for promises of groups, grades or the school itself. */
function groupsOf({ rule, standings }: RuleSheet, names: SubjectNames): Output<'standing.rule'>['groups'] {
  if (rule.audience.level !== 'person') return []
  const byGroup = new Map<string | null, { name: string; members: Standing[] }>()
  for (const standing of standings) {
    const { id, name } = names.groupOf(standing.subjectId) ?? { id: null, name: '未编入教研组' }
    const group = byGroup.get(id) ?? { name, members: [] }
    group.members.push(standing)
    byGroup.set(id, group)
  }
  return [...byGroup]
    .map(([id, { name, members }]) => ({ id, name, rollUp: rollUpShape(rule, members) }))
    .sort((a, b) => Number(a.id === null) - Number(b.id === null))
}
