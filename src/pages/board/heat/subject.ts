import type { Input } from '#core/contract/contract'
import { type HeatOf, routes, type Seen, wordsIn } from '@/frame/routes'
import type { Me } from '@/services/session'

type Params = Readonly<Record<string, string | undefined>>
type Asked =
  | { readonly by: 'rule'; readonly ruleId: string; readonly planId?: string }
  | { readonly by: 'person'; readonly personId: string }
  | { readonly by: 'unit'; readonly unitId: string }

/** Held, not asked, while nothing is chosen. */
export const NOTHING: Asked = { by: 'rule', ruleId: '' }

/** What the map is of, as the page's address says it. */
export function heatOfIn({ rule, plan, person, unit }: Params): HeatOf {
  if (person) return { person }
  if (unit) return { unit }
  return { rule: wordsIn(rule) || undefined, plan: wordsIn(plan) || undefined }
}

export const isChosen = (of: HeatOf): boolean => 'person' in of || 'unit' in of || of.rule !== undefined

/** As the operation asks for it; who has no choice sees their own. */
export function askedFor(of: HeatOf, me: Me | null): Asked | undefined {
  if ('person' in of) return { by: 'person', personId: of.person }
  if ('unit' in of) return { by: 'unit', unitId: of.unit }
  if (of.rule) return { by: 'rule', ruleId: of.rule, ...(of.plan && { planId: of.plan }) }
  return me && !me.may.seeWeek ? { by: 'person', personId: me.person.id } : undefined
}

/** Where the number of a row is proved: rows are people or units of one promise, or promises of one of them. */
export function proofOf(
  asked: Asked,
  row: { readonly id: string; readonly planId: string },
  seen: Seen,
): string {
  const shown = { ...seen, plan: row.planId }
  switch (asked.by) {
    case 'rule':
      return routes.proof(asked.ruleId, row.id, shown)
    case 'person':
      return routes.proof(row.id, asked.personId, shown)
    case 'unit':
      return routes.proof(row.id, asked.unitId, shown)
  }
}

/** The map as a workbook; a unit's has its own page to be exported from. */
export function workbookOf(asked: Asked, { week }: Seen): Input<'report.export'> | undefined {
  const at = week === undefined ? {} : { week }
  switch (asked.by) {
    case 'rule': {
      const { by: _, ...rule } = asked
      return { what: 'heat', ...rule, ...at }
    }
    case 'person':
      return { what: 'person', personId: asked.personId, ...at }
    case 'unit':
      return undefined
  }
}
