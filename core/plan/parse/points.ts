import type { Rule } from '../plan'
import { nearestWord } from './nearest'
import type { WrittenRules } from './rules'

/** 达成分 names rules of the plan, so it is checked once all of them are known. */
export function checkPoints({ inOrder, byId }: WrittenRules): void {
  for (const { rule, cells } of inOrder) {
    if (rule.measure.name !== 'points') continue
    for (const id of rule.measure.rules) {
      const named = byId.get(id)
      const why = named === null ? null : whyNot(rule, named, id)
      if (!why) continue
      const nearest = named ? undefined : nearestWord(id, byId.keys())
      const meant = nearest ? `是不是「${nearest}」？` : ''
      cells.measure.fault(why.fault, meant + why.remedy, { found: id, nearest })
    }
  }
}

function whyNot(rule: Rule, named: Rule | undefined, id: string): { fault: string; remedy: string } | null {
  if (!named) return { fault: `「指标」里没有编号「${id}」。`, remedy: '请写「指标」里的编号。' }
  if (named.measure.name === 'points' || named.measure.name === 'score') {
    return { fault: `「${id}」自己也是算分的，不能再拿来算分。`, remedy: '请写要数的那几条指标。' }
  }
  if (named.audience.level !== rule.audience.level) {
    return { fault: `「${id}」的对象和这一条不是一类，算不到一起。`, remedy: '请写对象相同的指标。' }
  }
  if (named.bound.kind === 'none' || named.bound.kind === 'undecided') {
    return { fault: `「${id}」没有设数，算不出缺多少。`, remedy: '请先给它写上要求，或不拿它算分。' }
  }
  return null
}
