import { recordKindOf } from '../basic-measure'
import type { Cadence } from '../cadence'
import { isBasic } from '../measure'
import { measureLabel } from '../measure-label'
import type { GroupMode, Rule } from '../plan'
import type { Cell } from './cell'
import { nearestWord } from './nearest'
import type { WrittenRule } from './rules'
import { GROUP_MODES, type StatedGroup } from './settings'

/** Checks that the rules of each group can combine as the group says. */
export function checkRuleGroups(
  rules: readonly WrittenRule[],
  stated: ReadonlyMap<string, StatedGroup>,
): void {
  const firstOf = new Map<string, Rule>()
  const sizes = new Map<string, number>()
  for (const { rule, cells } of rules) {
    if (rule.group === null) continue
    sizes.set(rule.group, (sizes.get(rule.group) ?? 0) + 1)
    const first = firstOf.get(rule.group)
    const mode = stated.get(rule.group)?.mode ?? 'max'
    if (!first) {
      firstOf.set(rule.group, rule)
      checkAlone(rule, mode, cells.group)
    } else checkTogether(first, rule, mode, cells.group)
  }
  for (const [name, { cell, mode }] of stated) {
    if (firstOf.has(name)) warnIfAlone(name, mode, sizes.get(name) ?? 0, cell)
    else warnOfNobody(name, firstOf.keys(), cell)
  }
}

function warnOfNobody(name: string, groups: Iterable<string>, cell: Cell): void {
  const nearest = nearestWord(name, groups)
  const meant = nearest ? `是不是「${nearest}」？` : ''
  const remedy = `${meant}请核对「指标」里的「规则组」一列。`
  cell.warn(`没有一条指标属于规则组「${name}」。`, remedy, { found: name, nearest })
}

function warnIfAlone(name: string, mode: GroupMode, size: number, cell: Cell): void {
  if (size > 1 || mode === 'max' || mode === 'first') return
  const fault = `规则组「${name}」只有一条指标，「${GROUP_MODES[mode]}」不起作用。`
  cell.warn(fault, '请把另外几条也写上同一个规则组，或删去这一行。', { found: name })
}

const REMEDY = '请换一个规则组，或把这一格清空。'

/** 不叠加 is about records, one by one. */
function checkAlone(rule: Rule, mode: GroupMode, cell: Cell): void {
  if (mode !== 'exclusive' || isBasic(rule.measure)) return
  cell.fault(`规则组「${rule.group}」里「${measureLabel(rule.measure)}」是算出来的，没法不叠加。`, REMEDY)
}

function checkTogether(first: Rule, rule: Rule, mode: GroupMode, cell: Cell): void {
  const group = `规则组「${rule.group}」`
  const cannot = `没法${GROUP_MODES[mode]}`
  const names = `「${first.name}」和「${rule.name}」`
  const labels = `「${measureLabel(first.measure)}」和「${measureLabel(rule.measure)}」`
  const counts = mode === 'max' || mode === 'first' || mode === 'sum'
  if (counts && JSON.stringify(first.measure) !== JSON.stringify(rule.measure)) {
    cell.fault(`${group}里${labels}不是同一样东西，${cannot}。`, REMEDY)
    return
  }
  if (first.audience.level !== rule.audience.level) {
    cell.fault(`${group}里${names}的对象不是一类，${cannot}。`, REMEDY)
    return
  }
  switch (mode) {
    case 'max':
    case 'first':
    case 'sum':
      if (cadenceKey(first.cadence) !== cadenceKey(rule.cadence)) {
        cell.fault(`${group}里${names}的周期不同，${cannot}。`, REMEDY)
      } else if (first.bound.kind !== 'atLeast' || rule.bound.kind !== 'atLeast') {
        cell.fault(`${group}里${names}不都是「至少」的要求，${cannot}。`, REMEDY)
      }
      return
    case 'exclusive':
      checkAlone(rule, mode, cell)
      if (!isBasic(first.measure) || !isBasic(rule.measure)) return
      if (recordKindOf(first.measure) !== recordKindOf(rule.measure)) {
        cell.fault(`${group}里${labels}数的不是同一种记录，本来就不会重复计算。`, REMEDY)
      }
      return
    case 'either':
      if (first.bound.kind === 'none' || rule.bound.kind === 'none') {
        cell.fault(`${group}里有不设数的指标，${cannot}。`, REMEDY)
      }
  }
}

function cadenceKey(cadence: Cadence): string {
  return JSON.stringify(Object.entries(cadence).sort())
}
