import type { Output } from '#core/contract/contract'
import { holdsOn } from '#core/org/person'
import { countsPupils, tellsOfFew } from '#core/report/small-counts'
import { STATUSES, type Status } from '#core/standing/judge'
import { momentIn } from '#core/standing/moment'
import { rollUp } from '#core/standing/roll-up'
import { rollUpInWords } from '#core/standing/roll-up-words'
import type { RuleSheet } from '#core/standing/school-sheet'
import type { Look, Looks } from './look'
import { ruleShape } from './shapes'

type District = Output<'standing.district'>
type School = District['schools'][number]
type RuleOfDistrict = District['rules'][number]

/** All that the district's page shows of one school: values of the school, and no names but its principals'. */
export interface ToldSummary {
  readonly plan: District['asOf']['plan']
  readonly principals: School['principals']
  readonly week: School['week']
  readonly own: School['own']
  /** By id of the promise, those of the district's plan, in its order. */
  readonly rules: ReadonlyMap<string, ToldRule>
}

export interface ToldRule extends Omit<RuleOfDistrict['values'][number], 'schoolId'> {
  readonly shape: RuleOfDistrict['rule']
}

export function toldSummary(looks: Looks): ToldSummary {
  const own = looks.find(({ plan }) => plan.level === 'school')
  const ofDistrict = looks.find(({ plan }) => plan.level === 'district')
  const rules = (ofDistrict?.sheets ?? []).map((sheet): [string, ToldRule] => [
    sheet.rule.id,
    { shape: ruleShape(sheet.rule, (ofDistrict as Look).loaded), ...ruleValue(sheet) },
  ])
  return {
    plan: ofDistrict?.plan ?? null,
    principals: principalsOf(looks[0]),
    week: looks[0].loaded.current,
    own: own ? countsOf(own) : null,
    rules: new Map(rules),
  }
}

function principalsOf({ loaded: { state, week } }: Look): string[] {
  const asOf = momentIn(week, week.sunday).asOf
  return state.people
    .filter(({ appointments }) =>
      appointments.some((held) => held.post === 'principal' && holdsOn(held, asOf)),
    )
    .map(({ name }) => name)
}

function countsOf({ sheets }: Look): NonNullable<School['own']> {
  const counts = Object.fromEntries(Object.keys(STATUSES).map((status) => [status, 0])) as Record<
    Status,
    number
  >
  for (const { rule, standings } of sheets)
    if (standings.length > 0) counts[rollUp(standings, rule.strength).status] += 1
  return counts
}

function ruleValue({ rule, standings }: RuleSheet): Omit<ToldRule, 'shape'> {
  if (standings.length === 0) return { value: null, suppressed: false }
  const rolled = rollUp(standings, rule.strength)
  const { owing, byStatus, done, target, status, rate } = rolled
  const few = [done, owing, ...(rate ? [rate.numerator, rate.denominator] : [])].some(tellsOfFew)
  if (countsPupils(rule.measure) && few) return { value: null, suppressed: true }
  const words = rollUpInWords(rule, rolled, standings)
  const value = {
    numerator: rate?.numerator ?? byStatus.met,
    denominator: rate?.denominator ?? owing,
    done,
    target,
    owing,
    met: byStatus.met,
    status,
    words,
  }
  return { value, suppressed: false }
}
