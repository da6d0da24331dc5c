import { measureLabel } from '../measure-label'
import type { Cadence, Rule } from '../plan'
import type { Cell } from './cell'
import { nearestWord } from './nearest'
import type { GroupedRule } from './rules'

/** Rules of one group give way to the highest of them, so they must count the same thing over the same time. */
export function checkRuleGroups(rules: readonly GroupedRule[], stated: ReadonlyMap<string, Cell>): void {
  const firstOf = new Map<string, Rule>()
  for (const { rule, groupCell } of rules) {
    if (rule.group === null) continue
    if (rule.audience.level !== 'person') {
      groupCell.warn('规则组只对人起作用，这一条的对象不是人，会单独计算。', '请把这一格清空。')
    }
    const first = firstOf.get(rule.group)
    if (!first) firstOf.set(rule.group, rule)
    else checkAlike(first, rule, groupCell)
  }
  for (const [name, cell] of stated) {
    if (firstOf.has(name)) continue
    const nearest = nearestWord(name, firstOf.keys())
    const meant = nearest ? `是不是「${nearest}」？` : ''
    cell.warn(`没有一条指标属于规则组「${name}」。`, `${meant}请核对「指标」里的「规则组」一列。`, {
      found: name,
      nearest,
    })
  }
}

function checkAlike(first: Rule, rule: Rule, cell: Cell): void {
  const group = `规则组「${rule.group}」`
  const remedy = '请换一个规则组，或把这一格清空。'
  if (JSON.stringify(first.measure) !== JSON.stringify(rule.measure)) {
    const labels = `「${measureLabel(first.measure)}」和「${measureLabel(rule.measure)}」`
    cell.fault(`${group}里${labels}不是同一样东西，没法取高。`, remedy)
  } else if (cadenceKey(first.cadence) !== cadenceKey(rule.cadence)) {
    cell.fault(`${group}里「${first.name}」和「${rule.name}」的周期不同，没法取高。`, remedy)
  } else if (first.bound.kind !== 'atLeast' || rule.bound.kind !== 'atLeast') {
    cell.fault(`${group}里「${first.name}」和「${rule.name}」不都是「至少」的要求，没法取高。`, remedy)
  }
}

function cadenceKey(cadence: Cadence): string {
  return JSON.stringify(Object.entries(cadence).sort())
}
