import { addDays, type CivilDate } from '../../calendar/civil-date'
import { holdsOn } from '../roster'

interface Dated {
  readonly from: CivilDate
  readonly to: CivilDate | null
}

export interface DatedSet<Row extends Dated, Thing> {
  readonly begun: readonly (Thing & Dated)[]
  /** With the day each now ends on; null where it began on that very day and is taken back. */
  readonly ended: readonly { readonly row: Row; readonly to: CivilDate | null }[]
}

/**
 * What has to begin and end for exactly these things to hold from a day on. What is to begin later anyway is begun until
 * then; posts are dated and never overwritten.
 */
export function becomes<Row extends Dated, Thing>(
  rows: readonly Row[],
  wanted: readonly Thing[],
  from: CivilDate,
  same: (row: Row, thing: Thing) => boolean,
  mayStay: (row: Row) => boolean = () => false,
): DatedSet<Row, Thing> {
  const holding = rows.filter((row) => holdsOn(row, from))
  const begun = wanted
    .filter((thing) => !holding.some((row) => same(row, thing)))
    .map((thing) => {
      const later = rows.filter((row) => row.from > from && same(row, thing)).map((row) => row.from)
      const next = later.sort()[0]
      return { ...thing, from, to: next === undefined ? null : addDays(next, -1) }
    })
  const ended = holding
    .filter((row) => !wanted.some((thing) => same(row, thing)) && !mayStay(row))
    .map((row) => ({ row, to: row.from < from ? addDays(from, -1) : null }))
  return { begun, ended }
}

/** What has to end for nothing to hold after a last day, what is still to begin included. */
export function endsWith<Row extends Dated>(
  rows: readonly Row[],
  last: CivilDate,
): DatedSet<Row, never>['ended'] {
  return rows
    .filter((row) => row.to === null || row.to > last)
    .map((row) => ({ row, to: row.from <= last ? last : null }))
}
