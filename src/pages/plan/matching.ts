import type { Output } from '#core/contract/contract'
import type { Status } from '#core/standing/judge'

export type PlanShown = Output<'standing.clauses'>['plans'][number]
export type ClauseShown = PlanShown['clauses'][number]
export type RuleShown = ClauseShown['rules'][number]

export interface Filter {
  readonly words: string
  readonly status: Status | null
  /** Only promises whose progress the reader sees: a teacher's own, a lead's group's. */
  readonly own: boolean
}

export const EVERYTHING: Filter = { words: '', status: null, own: false }

export function isNarrowed({ words, status, own }: Filter): boolean {
  return words.trim() !== '' || status !== null || own
}

export interface Found {
  readonly clause: ClauseShown
  readonly rules: readonly RuleShown[]
}

/** A top clause with all below it that match, in the plan's order; those in which nothing matches are left out. */
export interface Chapter {
  readonly top: ClauseShown
  readonly found: readonly Found[]
}

export function chaptersOf({ clauses }: PlanShown, filter: Filter): Chapter[] {
  const chapters: { top: ClauseShown; found: Found[] }[] = []
  for (const clause of clauses) {
    if (clause.parent === null) chapters.push({ top: clause, found: [] })
    const found = matchIn(clause, filter)
    if (found) chapters.at(-1)?.found.push(found)
  }
  return chapters.filter(({ found }) => found.length > 0)
}

/** A clause is found by its own words, and then with all its promises, or by those of its promises. */
function matchIn(clause: ClauseShown, filter: Filter): Found | undefined {
  const words = filter.words.trim().toLowerCase()
  const says = (...texts: readonly string[]) => texts.some((text) => text.toLowerCase().includes(words))
  const bySelf = says(`${clause.number} ${clause.title}`, clause.text, clause.department)
  const rules = clause.rules.filter(
    ({ rule, live }) =>
      (bySelf || says(rule.name, rule.demand)) &&
      (filter.status === null || live?.rollUp.status === filter.status) &&
      (!filter.own || live !== null),
  )
  const byRules = filter.status !== null || filter.own || !bySelf
  return byRules && rules.length === 0 ? undefined : { clause, rules }
}
