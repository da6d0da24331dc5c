import type { Audience, PersonPredicate, UnitPredicate } from '../predicate'
import { AUDIENCE_EXAMPLE, TOO_COMPLEX } from './audience-faults'
import { tokensOf } from './audience-tokens'
import type { AudienceWords } from './audience-words'
import type { Cell } from './cell'
import { plainText } from './characters'
import { LIMITS } from './limits'
import { nearestWord } from './nearest'
import { peopleMeant } from './people-meant'
import { PredicateReader } from './predicate-reader'
import { meansUnits, unitsMeant } from './units-meant'

/** Reads 对象: a kind of unit with conditions, or a condition on people. Says what is wrong and where, at most one thing. */
export function readAudience(cell: Cell, words: AudienceWords, text: string = cell.text): Audience | null {
  const tokens = tokensOf(plainText(text), words)
  if (tokens.length === 0) return cell.fault('没有写对象。', AUDIENCE_EXAMPLE)
  const written = new PredicateReader(cell, tokens, words).read()
  if (!written) return null
  const audience = meansUnits(written) ? unitsMeant(cell, written) : peopleMeant(cell, written)
  if (!audience) return null
  const predicate = audience.level === 'person' ? audience.who : audience.where
  if (
    predicate &&
    (conditionsIn(predicate) > LIMITS.conditions || depthOf(predicate) > LIMITS.combinations)
  ) {
    return cell.fault('对象的条件太多或套得太深。', TOO_COMPLEX)
  }
  if (predicate) warnOfSubjects(cell, predicate, words)
  if (audience.level === 'person' && !namesWhom(audience.who)) {
    cell.warn('没有写职务，会算上所有教职工，包括教务员和工勤人员。', '如果只算教师，请加上「任课教师 且」。')
  }
  return audience
}

/** A subject that nobody teaches leaves the rule without anybody, so a name that is not a usual one is said. */
function warnOfSubjects(cell: Cell, predicate: Predicate, words: AudienceWords): void {
  if (predicate.is !== 'subject') {
    for (const part of partsOf(predicate)) warnOfSubjects(cell, part, words)
    return
  }
  for (const subject of predicate.subjects) {
    if (words.subjects.includes(subject)) continue
    const nearest = nearestWord(subject, words.subjects)
    const meant = nearest ? `是不是「${nearest}」？` : ''
    const remedy = `${meant}请核对和花名册上的写法一样；学校自己的学科可以写进「选项」的「学科」。`
    cell.warn(`「${subject}」不在常见的学科里。`, remedy, { found: subject, nearest })
  }
}

type Predicate = PersonPredicate | UnitPredicate

function partsOf(predicate: Predicate): readonly Predicate[] {
  if (predicate.is === 'not') return [predicate.of]
  if (predicate.is === 'school') return [predicate.where]
  return predicate.is === 'all' || predicate.is === 'any' ? predicate.of : []
}

function conditionsIn(predicate: Predicate): number {
  const parts = partsOf(predicate)
  return parts.length === 0 ? 1 : parts.reduce((sum, part) => sum + conditionsIn(part), 0)
}

function depthOf(predicate: Predicate): number {
  return 1 + Math.max(0, ...partsOf(predicate).map(depthOf))
}

/** Whether it says whom: everybody when meant, a post, a title, a subject; not an age or a school alone. */
function namesWhom(predicate: PersonPredicate): boolean {
  switch (predicate.is) {
    case 'age':
    case 'years':
    case 'school':
    case 'not':
      return false
    case 'all':
      return predicate.of.length === 0 || predicate.of.some(namesWhom)
    case 'any':
      return predicate.of.every(namesWhom)
    default:
      return true
  }
}
