import type { Audience, PersonPredicate } from '../plan'
import { AUDIENCE_EXAMPLE, TOO_COMPLEX } from './audience-faults'
import { tokensOf } from './audience-tokens'
import type { Cell } from './cell'
import { plainText } from './characters'
import { LIMITS } from './limits'
import { PredicateReader } from './predicate-reader'

/** Reads 对象: 学校, 年级, a kind of group, or a condition on people. Says what is wrong and where, at most one thing. */
export function readAudience(cell: Cell): Audience | null {
  const tokens = tokensOf(plainText(cell.text))
  if (tokens.length === 0) return cell.fault('没有写对象。', AUDIENCE_EXAMPLE)
  const unit = tokens.find((token) => token.kind === 'unit')
  if (unit) {
    if (tokens.length === 1) return unit.unit
    if (tokens.every((token) => token.kind === 'unit' || token.kind === 'or' || token.kind === 'vagueJoin')) {
      return cell.fault('一条指标只能写一种单位。', '请分成几条指标，每条写一种。')
    }
    const fault = `「${unit.text}」（第 ${unit.at} 个字）不能和其他条件写在一起。`
    const remedy = `「${unit.text}」要单独写；对人的要求请只写职务和年龄。`
    return cell.fault(fault, remedy, { found: unit.text })
  }
  const who = new PredicateReader(cell, tokens).read()
  if (!who) return null
  if (conditionsIn(who) > LIMITS.conditions || depthOf(who) > LIMITS.combinations) {
    return cell.fault('对象的条件太多或套得太深。', TOO_COMPLEX)
  }
  if (!namesPost(who)) {
    cell.warn('没有写职务，会算上所有教职工，包括教务员和工勤人员。', '如果只算教师，请加上「任课教师 且」。')
  }
  return { level: 'person', who }
}

function partsOf(predicate: PersonPredicate): readonly PersonPredicate[] {
  if (predicate.is === 'not') return [predicate.of]
  return predicate.is === 'all' || predicate.is === 'any' ? predicate.of : []
}

function conditionsIn(predicate: PersonPredicate): number {
  const parts = partsOf(predicate)
  return parts.length === 0 ? 1 : parts.reduce((sum, part) => sum + conditionsIn(part), 0)
}

function depthOf(predicate: PersonPredicate): number {
  return 1 + Math.max(0, ...partsOf(predicate).map(depthOf))
}

function namesPost(predicate: PersonPredicate): boolean {
  return predicate.is === 'post' || (predicate.is !== 'not' && partsOf(predicate).some(namesPost))
}
