/** Quantities of the days of a term, the Monday of week 1 first; the sum of any stretch is looked up, not added up. */
export class Series {
  /** What lies before each day, from the first look-up on; until then what each day adds, one further on. */
  private readonly before: Float64Array
  private isSummed = false

  constructor(readonly length: number) {
    this.before = new Float64Array(length + 1)
  }

  /** One of its own, with the same quantities. */
  copy(): Series {
    const copy = new Series(this.length)
    copy.before.set(this.before)
    copy.isSummed = this.isSummed
    return copy
  }

  get isEmpty(): boolean {
    return this.sums().every((sum) => sum === 0)
  }

  add(index: number, quantity: number): void {
    if (index < 0 || index >= this.length || quantity === 0) return
    const { before } = this
    const last = this.isSummed ? this.length : index + 1
    for (let day = index + 1; day <= last; day++) before[day] = (before[day] ?? 0) + quantity
  }

  at(index: number): number {
    return this.between(index, index)
  }

  /** Both included; what lies outside the term holds nothing. */
  between(from: number, to: number): number {
    const sums = this.sums()
    const first = from < 0 ? 0 : from
    const end = to >= this.length ? this.length : to + 1
    return first >= end ? 0 : (sums[end] ?? 0) - (sums[first] ?? 0)
  }

  /** The last day of the stretch that holds anything. */
  lastWithin(from: number, to: number): number | undefined {
    for (let index = Math.min(to, this.length - 1); index >= Math.max(from, 0); index--) {
      if (this.at(index) !== 0) return index
    }
    return undefined
  }

  /** What another one leaves of it, on no day below nothing. */
  less(other: Series): Series {
    const left = new Series(this.length)
    for (let index = 0; index < this.length; index++)
      left.add(index, Math.max(0, this.at(index) - other.at(index)))
    return left
  }

  static sumOf(parts: readonly Series[]): Series {
    const sum = new Series(Math.max(0, ...parts.map((part) => part.length)))
    const { before } = sum
    for (const part of parts) {
      const sums = part.sums()
      for (let day = 1; day < before.length; day++)
        before[day] = (before[day] ?? 0) + (sums[Math.min(day, part.length)] ?? 0)
    }
    sum.isSummed = true
    return sum
  }

  private sums(): Float64Array {
    const { before } = this
    if (this.isSummed) return before
    for (let day = 1; day < before.length; day++) before[day] = (before[day] ?? 0) + (before[day - 1] ?? 0)
    this.isSummed = true
    return before
  }
}
