import type { Clause } from '../plan/plan'

/** A clause with its place in the tree that the plan's own numbers make: 3, 3.2, 3.2.1. */
export interface PlacedClause {
  readonly clause: Clause
  /** The clause above it; null at the top. */
  readonly parent: string | null
  /** 1 at the top. */
  readonly depth: number
}

/** Clauses in the plan's order. A clause whose upper one the plan lacks stands at the top. */
export function clauseTree(clauses: readonly Clause[]): PlacedClause[] {
  const numbers = new Set(clauses.map(({ number }) => number))
  const parentOf = (number: string) => {
    const above = number.slice(0, Math.max(0, number.lastIndexOf('.')))
    return numbers.has(above) ? above : null
  }
  const depthOf = (number: string): number => {
    const parent = parentOf(number)
    return parent === null ? 1 : depthOf(parent) + 1
  }
  return clauses.map((clause) => ({
    clause,
    parent: parentOf(clause.number),
    depth: depthOf(clause.number),
  }))
}

/** Whether a clause is another one or lies below it. */
export function isWithin(number: string, above: string): boolean {
  return number === above || number.startsWith(`${above}.`)
}
