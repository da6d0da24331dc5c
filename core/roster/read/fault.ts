/** One thing of a roster that is wrong, told so that a clerk can find and mend it. */
export interface RosterFault {
  readonly sheet: string
  /** As the spreadsheet counts rows; 0 for the sheet as a whole. */
  readonly row: number
  /** The header of the column; empty for a whole row or sheet. */
  readonly column: string
  /** D5; empty for a whole row or sheet. */
  readonly cell: string
  readonly message: string
  readonly remedy: string
}

export type Place = Pick<RosterFault, 'sheet' | 'row' | 'column' | 'cell'>

/** Gathers all that is wrong, so that a clerk mends it in one go. */
export class Findings {
  readonly #faults: RosterFault[] = []
  readonly #warnings = new Set<string>()

  fault(place: Place, message: string, remedy: string): void {
    this.#faults.push({ ...place, message, remedy })
  }

  /** The same said twice is said once. */
  warn(words: string): void {
    this.#warnings.add(words)
  }

  /** Sheet by sheet as they are read, each from its top. */
  faults(sheets: readonly string[]): RosterFault[] {
    const order = ({ sheet, row }: RosterFault) => (sheets.indexOf(sheet) + 1) * 1e6 + row
    return [...this.#faults].sort((a, b) => order(a) - order(b))
  }

  warnings(): string[] {
    return [...this.#warnings]
  }
}

/** A, B … Z, AA of a column from 0. */
export function lettersOf(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? lettersOf(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}
