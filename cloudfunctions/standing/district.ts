import type { CivilDate } from '#core/calendar/civil-date'
import type { Output, Parsed } from '#core/contract/contract'
import { holdsOn } from '#core/org/person'
import type { Rule } from '#core/plan/plan'
import { Problem, problem } from '#core/problem'
import { countsPupils, tellsOfFew } from '#core/report/small-counts'
import { reaches } from '#core/rights/scope'
import { STATUSES, type Status } from '#core/standing/judge'
import { momentIn } from '#core/standing/moment'
import { rollUp } from '#core/standing/roll-up'
import { rollUpInWords } from '#core/standing/roll-up-words'
import { standSchool } from '#core/standing/school-sheet'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { type DistrictSchool, loadClusters, toldSchools } from '../_shared/store/district'
import { loadToldSchool } from '../_shared/store/school-state'
import { type Look, type Looks, looksOf } from './look'
import { ruleShape } from './shapes'

type District = Output<'standing.district'>
type SchoolValue = District['rules'][number]['values'][number]
type Sum = District['rules'][number]['total']

export const district = operation('standing.district', (input, context) => districtPage(input, context))

/** Schools side by side by name (domain.md section 7): values of schools, and no names but the principals'. */
export async function districtPage(
  { on }: Parsed<'standing.district'>,
  context: SignedInContext,
): Promise<District> {
  const { tx, caller, now } = context
  if (!reaches('standing.district', caller.roles, 'district')) throw problem('notAllowed')
  const date = on === undefined || on > context.today ? context.today : on
  const schools = await toldSchools(tx)
  const looks: ToldSchool[] = []
  for (const school of schools) looks.push({ school, looks: await looksAtSchool(school, date, context) })
  const clusters = await loadClusters(tx, caller, date)
  const plan = looks.flatMap((each) => districtLook(each)?.plan ?? [])[0] ?? null
  return {
    asOf: { date, computedAt: new Date(now).toISOString(), plan },
    schools: looks.map((each) => schoolShown(each, clusters)),
    clusters: clusters.map(({ id, name, schoolIds }) => ({ id, name, schoolIds: [...schoolIds] })),
    rules: rulesOf(looks).map(({ rule, shape }) => {
      const values = looks.map((each) => schoolValue(rule, each))
      const sumOver = (ids: readonly string[]) =>
        sumOf(values.filter(({ schoolId }) => ids.includes(schoolId)))
      return {
        rule: shape,
        values,
        clusters: clusters.map(({ id, schoolIds }) => ({ clusterId: id, value: sumOver(schoolIds) })),
        total: sumOf(values),
      }
    }),
  }
}

interface ToldSchool {
  readonly school: DistrictSchool
  /** None where the school has no term or no plan yet. */
  readonly looks: Looks | null
}

const NOT_READY: readonly string[] = ['noTerm', 'noPlan']

async function looksAtSchool(
  { id }: DistrictSchool,
  date: CivilDate,
  { tx, caller }: SignedInContext,
): Promise<Looks | null> {
  const loaded = await loadToldSchool(tx, caller, id, date, undefined).catch((error: unknown) => {
    if (error instanceof Problem && NOT_READY.includes(error.body.code)) return null
    throw error
  })
  return loaded && looksOf(loaded, ({ state, week }) => standSchool(state, week, date))
}

const districtLook = ({ looks }: ToldSchool): Look | undefined =>
  looks?.find(({ plan }) => plan.level === 'district')

/** The promises of the district's plan, each once, in its order. */
function rulesOf(schools: readonly ToldSchool[]) {
  const rules = new Map<string, { rule: Rule; shape: District['rules'][number]['rule'] }>()
  for (const school of schools) {
    const look = districtLook(school)
    if (!look) continue
    for (const { rule } of look.sheets) rules.set(rule.id, { rule, shape: ruleShape(rule, look.loaded) })
  }
  return [...rules.values()]
}

function schoolShown(
  { school, looks }: ToldSchool,
  clusters: readonly { readonly id: string; readonly schoolIds: readonly string[] }[],
): District['schools'][number] {
  const own = looks?.find(({ plan }) => plan.level === 'school')
  return {
    id: school.id,
    name: school.name,
    clusterIds: clusters.filter(({ schoolIds }) => schoolIds.includes(school.id)).map(({ id }) => id),
    principals: looks ? principalsOf(looks[0]) : [],
    week: looks ? looks[0].loaded.current : null,
    own: own ? countsOf(own) : null,
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

function countsOf({ sheets }: Look): NonNullable<District['schools'][number]['own']> {
  const counts = Object.fromEntries(Object.keys(STATUSES).map((status) => [status, 0])) as Record<
    Status,
    number
  >
  for (const { rule, standings } of sheets)
    if (standings.length > 0) counts[rollUp(standings, rule.strength).status] += 1
  return counts
}

function schoolValue(rule: Rule, told: ToldSchool): SchoolValue {
  const schoolId = told.school.id
  const sheet = districtLook(told)?.sheets.find((each) => each.rule.id === rule.id)
  if (!sheet || sheet.standings.length === 0) return { schoolId, value: null, suppressed: false }
  const { standings } = sheet
  const rolled = rollUp(standings, rule.strength)
  const { owing, byStatus, done, target, status, rate } = rolled
  const few = [done, owing, ...(rate ? [rate.numerator, rate.denominator] : [])].some(tellsOfFew)
  if (countsPupils(rule.measure) && few) return { schoolId, value: null, suppressed: true }
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
  return { schoolId, value, suppressed: false }
}

/** Σ ÷ Σ of the schools whose values are told; what is kept back is in no sum, or subtracting would tell. */
function sumOf(values: readonly SchoolValue[]): Sum {
  const told = values.flatMap(({ value }) => value ?? [])
  const numerator = told.reduce((sum, value) => sum + value.numerator, 0)
  const denominator = told.reduce((sum, value) => sum + value.denominator, 0)
  const words = denominator === 0 ? '不适用' : `${numerator}/${denominator}`
  return { numerator, denominator, schools: told.length, words }
}
