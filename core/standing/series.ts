/** Quantities of the days of a term, the Monday of week 1 first; the sum of any stretch is looked up, not added up. */
export class Series {
  private isSummed = false

  /**
   * `before` holds, from `base` on, what lies before each day, from the first look-up on; until then what each day adds, one further on.
   * Others may have theirs in the same.
   */
  constructor(
    readonly length: number,
    private readonly before = new Float64Array(length + 1),
    private readonly base = 0,
  ) {}

  /** One of its own, with the same quantities. */
  copy(): Series {
    const copy = new Series(this.length)
    copy.before.set(this.before.subarray(this.base, this.base + this.length + 1))
    copy.isSummed = this.isSummed
    return copy
  }

  get isEmpty(): boolean {
    const { base, length } = this
    return this.sums()
      .subarray(base, base + length + 1)
      .every((sum) => sum === 0)
  }

  add(index: number, quantity: number): void {
    if (index < 0 || index >= this.length || quantity === 0) return
    const { before, base } = this
    const last = base + (this.isSummed ? this.length : index + 1)
    for (let day = base + index + 1; day <= last; day++) before[day] = (before[day] ?? 0) + quantity
  }

  at(index: number): number {
    return this.between(index, index)
  }

  /** Both included; what lies outside the term holds nothing. */
  between(from: number, to: number): number {
    const sums = this.sums()
    const first = from < 0 ? 0 : from
    const end = to >= this.length ? this.length : to + 1
    return first >= end ? 0 : (sums[this.base + end] ?? 0) - (sums[this.base + first] ?? 0)
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
        before[day] = (before[day] ?? 0) + (sums[part.base + Math.min(day, part.length)] ?? 0)
    }
    sum.isSummed = true
    return sum
  }

  private sums(): Float64Array {
    const { before, base, length } = this
    if (this.isSummed) return before
    for (let day = base + 1; day <= base + length; day++)
      before[day] = (before[day] ?? 0) + (before[day - 1] ?? 0)
    this.isSummed = true
    return before
  }
}
