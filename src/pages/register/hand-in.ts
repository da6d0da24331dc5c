import type { CreditLevel } from '#core/record/credit-level'

/** What is handed in, from whom, and under which title. */
export interface HandIn {
  readonly kind: 'deliverable' | 'declared'
  readonly title: string
  readonly level: CreditLevel
  readonly unitId: string | null
}

const LEVELS: readonly CreditLevel[] = ['person', 'group', 'grade', 'class', 'club', 'school']

/** As a page's address or a record says it; undefined for other kinds of records, and where something is missing. */
export function handInOf(kind: string | undefined, said: object | undefined): HandIn | undefined {
  if (kind !== 'deliverable' && kind !== 'declared') return undefined
  const {
    title,
    level,
    unitId = null,
  } = (said ?? {}) as Partial<Record<'title' | 'level' | 'unitId', unknown>>
  const known = LEVELS.find((each) => each === level)
  if (typeof title !== 'string' || title === '' || !known) return undefined
  return { kind, title, level: known, unitId: typeof unitId === 'string' ? unitId : null }
}
