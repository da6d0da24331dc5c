import type { Output } from '#core/contract/contract'
import type { Status } from '#core/standing/judge'
import { amountInWords } from '@/frame/amounts'

export type District = Output<'standing.district'>
export type School = District['schools'][number]
type Rule = District['rules'][number]
export type SchoolValue = Rule['values'][number]
export type Sum = Rule['total']

/** Which schools and which promises are shown; null is all. */
export interface Choice {
  readonly cluster: string | null
  readonly rule: string | null
  /** Only promises that some shown school has in this state. */
  readonly status: Status | null
}

export const ALL: Choice = { cluster: null, rule: null, status: null }

export interface ShownRule {
  readonly rule: Rule['rule']
  /** One for each shown school, in the server's order: by name, never by value. */
  readonly values: readonly SchoolValue[]
  /** Of the chosen cluster, else of the district. */
  readonly sum: Sum
  readonly clusters: readonly { readonly name: string; readonly value: Sum }[]
}

export interface Shown {
  readonly schools: readonly School[]
  readonly sumName: string
  readonly rules: readonly ShownRule[]
}

export function narrowed({ schools, clusters, rules }: District, { cluster, rule, status }: Choice): Shown {
  const chosen = clusters.find(({ id }) => id === cluster)
  const shown = schools.filter(({ id }) => !chosen || chosen.schoolIds.includes(id))
  const ids = new Set(shown.map(({ id }) => id))
  return {
    schools: shown,
    sumName: chosen?.name ?? '全学区',
    rules: rules
      .filter((each) => rule === null || each.rule.id === rule)
      .map((each) => ({
        rule: each.rule,
        values: each.values.filter(({ schoolId }) => ids.has(schoolId)),
        sum: each.clusters.find(({ clusterId }) => clusterId === cluster)?.value ?? each.total,
        clusters: chosen
          ? []
          : each.clusters.map(({ clusterId, value }) => ({
              name: clusters.find(({ id }) => id === clusterId)?.name ?? '',
              value,
            })),
      }))
      .filter(({ values }) => status === null || values.some(({ value }) => value?.status === status)),
  }
}

/** `少于 5`, or that there is nothing to tell yet. */
export const withheldInWords = ({ suppressed }: SchoolValue) => (suppressed ? '少于 5，不列出' : '还没有数')

/** `3/5 达标`: how many keep it of those that owe it; of one alone what was done of what was to be. */
export function amountOf(value: NonNullable<SchoolValue['value']>, unit: string): string {
  const { done, target, owing, met } = value
  return owing > 1 ? `${met}/${owing} 达标` : amountInWords(done, target, unit)
}

/** Of several schools: how many of all that owe it keep it. */
export const sumInWords = ({ denominator, words }: Sum) => (denominator > 0 ? `${words} 达标` : words)
