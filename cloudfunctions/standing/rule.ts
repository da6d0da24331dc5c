import type { Output, Parsed } from '#core/contract/contract'
import { problem } from '#core/problem'
import type { RuleSheet } from '#core/standing/school-sheet'
import type { Standing } from '#core/standing/standing'
import { operation } from '../_shared/endpoint/operation'
import { pageWithin } from '../_shared/store/paging'
import { lookOf, looksAt } from './look'
import {
  asOfShape,
  clauseText,
  promiseShape,
  rollUpShape,
  SubjectNames,
  standingShape,
  weekShape,
} from './shapes'
import { seesEach } from './visible'

export const rule = operation('standing.rule', async ({ ruleId, planId, cursor, ...input }, context) => {
  const { status, group, ...view } = input
  const looks = await looksAt(view, context)
  const { loaded, sheets } = lookOf(looks, planId)
  const sheet = sheets.find((each) => each.rule.id === ruleId)
  if (!sheet) throw problem('notFound')
  const names = new SubjectNames(loaded, context.today)
  const each = seesEach(sheet.rule, context.caller) ? sheet.standings : []
  const { items, next } = pageWithin(chosen(each, { status, group }, names), cursor)
  const { words: _, ...whole } = promiseShape(sheet, loaded)
  return {
    week: weekShape(loaded),
    asOf: asOfShape(looks, view, context),
    ...whole,
    clauseText: clauseText(sheet.rule, loaded),
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
