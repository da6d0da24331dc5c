import type { Output, Parsed } from '#core/contract/contract'
import { problem } from '#core/problem'
import { reaches } from '#core/rights/reach'
import { operationAtHand, type SignedInContext } from '../_shared/endpoint/operation'
import { loadClusters, toldSchools } from '../_shared/store/district'
import { type ToldSchool, toldSummaries } from './told-schools'
import type { ToldRule } from './told-summary'

type District = Output<'standing.district'>
type SchoolValue = District['rules'][number]['values'][number]
type Sum = District['rules'][number]['total']

export const district = operationAtHand('standing.district', (input, context) => districtPage(input, context))

/** Schools side by side by name (domain.md section 7): values of schools, and no names but the principals'. */
export async function districtPage(
  { on }: Parsed<'standing.district'>,
  context: SignedInContext,
): Promise<District> {
  const { tx, caller, now } = context
  if (!reaches('standing.district', caller.roles, 'district')) throw problem('notAllowed')
  const date = on === undefined || on > context.today ? context.today : on
  const told = await toldSummaries(await toldSchools(tx), date, context)
  const clusters = await loadClusters(tx, caller, date)
  const plan = told.find(({ summary }) => summary?.plan)?.summary?.plan ?? null
  return {
    asOf: { date, computedAt: new Date(now).toISOString(), plan },
    schools: told.map((each) => schoolShown(each, clusters)),
    clusters: clusters.map(({ id, name, schoolIds }) => ({ id, name, schoolIds: [...schoolIds] })),
    rules: [...rulesOf(told)].map(([ruleId, shape]) => {
      const values = told.map((each) => schoolValue(ruleId, each))
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

/** The promises of the district's plan, each once, in its order. */
function rulesOf(schools: readonly ToldSchool[]): Map<string, ToldRule['shape']> {
  const rules = new Map<string, ToldRule['shape']>()
  for (const { summary } of schools) for (const [id, { shape }] of summary?.rules ?? []) rules.set(id, shape)
  return rules
}

function schoolShown(
  { school, summary }: ToldSchool,
  clusters: readonly { readonly id: string; readonly schoolIds: readonly string[] }[],
): District['schools'][number] {
  return {
    id: school.id,
    name: school.name,
    clusterIds: clusters.filter(({ schoolIds }) => schoolIds.includes(school.id)).map(({ id }) => id),
    principals: summary?.principals ?? [],
    week: summary?.week ?? null,
    own: summary?.own ?? null,
  }
}

function schoolValue(ruleId: string, { school, summary }: ToldSchool): SchoolValue {
  const { value, suppressed } = summary?.rules.get(ruleId) ?? { value: null, suppressed: false }
  return { schoolId: school.id, value, suppressed }
}

/** Σ ÷ Σ of the schools whose values are told; what is kept back is in no sum, or subtracting would tell. */
function sumOf(values: readonly SchoolValue[]): Sum {
  const told = values.flatMap(({ value }) => value ?? [])
  const numerator = told.reduce((sum, value) => sum + value.numerator, 0)
  const denominator = told.reduce((sum, value) => sum + value.denominator, 0)
  const words = denominator === 0 ? '不适用' : `${numerator}/${denominator}`
  return { numerator, denominator, schools: told.length, words }
}
