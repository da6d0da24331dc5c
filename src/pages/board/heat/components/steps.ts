export interface Place {
  readonly row: number
  readonly column: number
}

interface Size {
  readonly rows: number
  readonly columns: number
}

const STEPS: Readonly<Record<string, (at: Place, size: Size) => Place>> = {
  ArrowUp: (at) => ({ ...at, row: at.row - 1 }),
  ArrowDown: (at) => ({ ...at, row: at.row + 1 }),
  ArrowLeft: (at) => ({ ...at, column: at.column - 1 }),
  ArrowRight: (at) => ({ ...at, column: at.column + 1 }),
  Home: (at) => ({ ...at, column: 0 }),
  End: (at, { columns }) => ({ ...at, column: columns - 1 }),
}

/** Where a key leads within a grid, as WAI-ARIA's grid pattern has it; undefined for other keys and at its edges. */
export function stepped(at: Place, key: string, size: Size): Place | undefined {
  const next = STEPS[key]?.(at, size)
  if (!next || next.row < 0 || next.column < 0) return undefined
  return next.row < size.rows && next.column < size.columns ? next : undefined
}
