import { measureUnit } from '../plan/measure'
import type { Rule } from '../plan/plan'
import { isCount } from '../standing/fill'
import { expectedBy, type Pace } from '../standing/pace'
import { isPaced } from '../standing/period'
import type { RuleSheet } from '../standing/school-sheet'
import type { Standing } from '../standing/standing'
import { catchUpOf, verb } from '../standing/words'
import { isOnesOwnDoing, pageFor } from './pages'
import { fitting, type Phrase } from './phrase'

/** A promise paced over the term that somebody is behind with, and can catch up with. */
export interface Behind {
  readonly rule: Rule
  readonly standing: Standing
}

/** By who owes it. What is over cannot be caught up with, and is not brought up again. */
export function behindBySubject(sheets: readonly RuleSheet[]): ReadonlyMap<string, Behind[]> {
  const bySubject = new Map<string, Behind[]>()
  for (const { rule, standings } of sheets) {
    const { cadence, bound, measure, audience } = rule
    if (!isPaced(cadence) || !isCount(measure) || bound.kind === 'atMost') continue
    if (audience.level === 'person' && !isOnesOwnDoing(measure)) continue
    for (const standing of standings) {
      const { status, target, done, subjectId } = standing
      if (status !== 'behind' || target === null || done >= target) continue
      const behind = bySubject.get(subjectId)
      if (behind) behind.push({ rule, standing })
      else bySubject.set(subjectId, [{ rule, standing }])
    }
  }
  return bySubject
}

/** How the term goes on from the week that is spoken of. */
export interface Ahead {
  readonly paceAtWeekEnd: Pace
  /** Weeks with lessons that are left, this one among them. */
  readonly weeksLeft: number
}

/** More than that within a week is no help to say: then it is spread over the weeks that are left. */
const MOST_A_WEEK = 4

/** `再听 3 节，本周 1 节即可跟上`; of what has piled up `再听 30 节，每周 3 节即可完成`. */
export function behindInWords({ rule, standing }: Behind, ahead: Ahead): Phrase {
  const unit = measureUnit(rule.measure)
  const page = pageFor(rule.measure)
  const left = (standing.target ?? 0) - standing.done
  const more = `再${verb(rule)} ${left} ${unit}`
  const thisWeek = inTheWeek(rule, standing, ahead.paceAtWeekEnd)
  const everyWeek = Math.ceil(left / Math.max(1, ahead.weeksLeft))
  if (thisWeek === null)
    return {
      words: fitting(
        rule.name,
        (name) => `${name}${more}`,
        (name) => `${name}${tight(more)}`,
      ),
      page,
    }
  const caughtUp =
    thisWeek <= Math.max(MOST_A_WEEK, everyWeek)
      ? `本周 ${thisWeek} ${unit}即可跟上`
      : `每周 ${everyWeek} ${unit}即可完成`
  if (rule.measure.name === 'observationPeriods' && rule.audience.level === 'person')
    return { words: `${more}，${caughtUp}`, page }
  const words = fitting(
    rule.name,
    (name) => `${name}${more}，${caughtUp}`,
    (name) => `${name}，${caughtUp}`,
    (name) => `${name}，${tight(caughtUp)}`,
  )
  return { words, page }
}

/** Of several, the first by name: `教学检查等 5 项需要跟进`. */
export function severalBehindInWords(all: readonly Behind[], page: string): Phrase | null {
  const [first] = all
  if (!first) return null
  const words = fitting(
    first.rule.name,
    (name) => `${name}等 ${all.length} 项需要跟进`,
    (name) => `${name}等${all.length}项需要跟进`,
  )
  return { words, page }
}

const tight = (words: string) => words.replaceAll(' ', '')

/** Null for what is not paced by the term's teaching days. */
function inTheWeek({ cadence }: Rule, { target, done }: Standing, paceAtWeekEnd: Pace): number | null {
  if (target === null || (cadence.every !== 'term' && cadence.every !== 'times')) return null
  return expectedBy(target, paceAtWeekEnd) > done ? catchUpOf(done, target, paceAtWeekEnd) : null
}
