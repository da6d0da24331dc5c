/** A period that the person has recorded, here or on the server, and where that record is opened. */
export interface RecordedPeriod {
  readonly period: number
  readonly recordId: string
  readonly url: string
}

export function recordedAt(
  { recorded }: { readonly recorded: readonly RecordedPeriod[] },
  period: number,
): RecordedPeriod | undefined {
  return recorded.find((each) => each.period === period)
}
