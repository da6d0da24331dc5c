import type { Output, Parsed } from '#core/contract/contract'
import { problem } from '#core/problem'
import type { RuleSheet } from '#core/standing/school-sheet'
import type { Standing } from '#core/standing/standing'
import { operationAtHand, type SignedInContext } from '../_shared/endpoint/operation'
import { pageWithin } from '../_shared/store/paging'
import { lookOf, looksAt, onItsDay } from './look'
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

export const rule = operationAtHand('standing.rule', (input, context) =>
  rulePage(input, context, (all) => pageWithin(all, input.cursor)),
)

/** `part` takes of all who owe it those that are to be shown. */
export async function rulePage(
  { ruleId, planId, status, group, ...view }: Omit<Parsed<'standing.rule'>, 'cursor'>,
  given: SignedInContext,
  part: (all: readonly Standing[]) => { items: readonly Standing[]; next: string | null },
): Promise<RulePage> {
  const context = onItsDay(view, given)
  const looks = await looksAt(view, context)
  const { loaded, sheets } = lookOf(looks, planId)
  const sheet = sheets.find((each) => each.rule.id === ruleId)
  if (!sheet) throw problem('notFound')
  const names = new SubjectNames(loaded, context.today)
  const each = seesEach(sheet.rule, context.caller) ? sheet.standings : []
  const { items, next } = part(chosen(each, { status, group }, names))
  const { words: _, ...whole } = promiseShape(sheet, loaded)
  return {
    week: weekShape(loaded),
    asOf: asOfShape(looks, view, context),
    ...whole,
    clauseText: clauseText(sheet.rule, loaded),
    groups: groupsOf(sheet, names),
    subjects: { items: items.map((standing) => standingShape(sheet, standing, names, loaded)), next },
  }
}

type RulePage = Output<'standing.rule'>
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
function groupsOf({ rule, standings }: RuleSheet, names: SubjectNames): RulePage['groups'] {
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
