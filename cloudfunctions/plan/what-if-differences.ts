import type { Output } from '#core/contract/contract'
import { comparePlans } from '#core/plan/compare'
import type { Plan, Rule } from '#core/plan/plan'
import { rollUp } from '#core/standing/roll-up'
import { rollUpInWords } from '#core/standing/roll-up-words'
import type { RuleSheet } from '#core/standing/school-sheet'
import type { SchoolState } from '#core/standing/school-state'
import type { Standing } from '#core/standing/standing'
import { demandInWords } from '#core/standing/words'
import type { Caller } from '../_shared/endpoint/caller'
import { seesEach } from '../standing/visible'

type WhatIf = Output<'plan.whatIf'>
type RuleDifference = WhatIf['rules'][number]
type Moved = RuleDifference['moved'][number]

const MOVED_SHOWN = 50

/** The rules that read otherwise in a draft. */
export function rewordedIn(before: Plan | undefined, draft: Plan): ReadonlySet<string> {
  return new Set(before ? comparePlans(before, draft).rules.map(({ id }) => id) : [])
}

/**
 * Rule by rule how a draft would change who stands how. A rule is the same promise as the one of its number in the plan before;
 * `reworded` are those that read otherwise.
 */
export function differences(
  before: readonly RuleSheet[],
  after: readonly RuleSheet[],
  reworded: ReadonlySet<string>,
  { people, units }: Pick<SchoolState, 'people' | 'units'>,
  caller: Caller,
): Pick<WhatIf, 'summary' | 'rules'> {
  const names = new Map([...people, ...units].map(({ id, name }) => [id, name]))
  const old = new Map(before.map((sheet) => [sheet.rule.id, sheet]))
  const now = new Map(after.map((sheet) => [sheet.rule.id, sheet]))
  const summary = { added: 0, removed: 0, changed: 0, same: 0, relieved: 0, burdened: 0 }
  const rules = [...new Set([...now.keys(), ...old.keys()])].map((id): RuleDifference => {
    const was = old.get(id)
    const is = now.get(id)
    const rule = (is ?? was)?.rule as Rule
    const change = was && is ? (reworded.has(id) ? 'changed' : 'same') : is ? 'added' : 'removed'
    summary[change] += 1
    const moved = movedIn(was?.standings, is?.standings, names)
    for (const each of moved) {
      if (isShort(each.before) && !isShort(each.after)) summary.relieved += 1
      if (!isShort(each.before) && isShort(each.after)) summary.burdened += 1
    }
    const shown = seesEach(rule, caller) ? moved.slice(0, MOVED_SHOWN) : []
    return {
      id,
      name: rule.name,
      clause: rule.clause,
      level: rule.audience.level,
      change,
      demandBefore: was ? demandInWords(was.rule) : null,
      demandAfter: is ? demandInWords(is.rule) : null,
      before: was ? countsOf(was) : null,
      after: is ? countsOf(is) : null,
      moved: shown,
      movedInAll: moved.length,
    }
  })
  return { summary, rules }
}

function countsOf({ rule, standings }: RuleSheet): NonNullable<RuleDifference['before']> {
  const rolled = rollUp(standings, rule.strength)
  return { owing: rolled.owing, ...rolled.byStatus, words: rollUpInWords(rule, rolled, standings) }
}

/** In roster order: people, then units. */
function movedIn(
  was: readonly Standing[] = [],
  is: readonly Standing[] = [],
  names: ReadonlyMap<string, string>,
): Moved[] {
  const before = new Map(was.map((each) => [each.subjectId, shape(each)]))
  const after = new Map(is.map((each) => [each.subjectId, shape(each)]))
  const moved: Moved[] = []
  for (const [subjectId, subjectName] of names) {
    const old = before.get(subjectId) ?? null
    const now = after.get(subjectId) ?? null
    if (old?.status !== now?.status) moved.push({ subjectId, subjectName, before: old, after: now })
  }
  return moved
}

const shape = ({ done, target, status }: Standing) => ({ done, target, status })

const isShort = (standing: Moved['before']) =>
  standing !== null && (standing.status === 'behind' || standing.status === 'missed')
