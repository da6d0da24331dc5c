/** Credits summed by term, measure, subject and week; the term is the caller's. */
export interface Tally {
  readonly measure: string
  readonly subjectId: string
  readonly week: number
  readonly quantity: number
}

/** Tallies laid out for looking up the sum of a stretch of weeks. */
export class TallySheet {
  private readonly byKey = new Map<string, Map<number, number>>()

  constructor(tallies: Iterable<Tally>) {
    for (const { measure, subjectId, week, quantity } of tallies) {
      const key = `${measure}/${subjectId}`
      const weeks = this.byKey.get(key) ?? new Map<number, number>()
      weeks.set(week, (weeks.get(week) ?? 0) + quantity)
      this.byKey.set(key, weeks)
    }
  }

  /** The sum over the weeks `fromWeek` to `toWeek`, both included. */
  between(measure: string, subjectId: string, fromWeek: number, toWeek: number): number {
    const weeks = this.byKey.get(`${measure}/${subjectId}`)
    if (!weeks) return 0
    let sum = 0
    for (const [week, quantity] of weeks) if (week >= fromWeek && week <= toWeek) sum += quantity
    return sum
  }
}
