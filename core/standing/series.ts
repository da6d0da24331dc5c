/** Quantities of the days of a term, the Monday of week 1 first; the sum of any stretch is looked up, not added up. */
export class Series {
  private readonly quantities: Int32Array
  private before: Float64Array | undefined

  constructor(readonly length: number) {
    this.quantities = new Int32Array(length)
  }

  add(index: number, quantity: number): void {
    if (index < 0 || index >= this.length) return
    this.quantities[index] = (this.quantities[index] ?? 0) + quantity
    this.before = undefined
  }

  at(index: number): number {
    return this.quantities[index] ?? 0
  }

  /** Both included; what lies outside the term holds nothing. */
  between(from: number, to: number): number {
    this.before ??= this.sums()
    const first = from < 0 ? 0 : from
    const last = to >= this.length ? this.length - 1 : to
    return first > last ? 0 : (this.before[last + 1] ?? 0) - (this.before[first] ?? 0)
  }

  /** The last day of the stretch that holds anything. */
  lastWithin(from: number, to: number): number | undefined {
    for (let index = Math.min(to, this.length - 1); index >= Math.max(from, 0); index--) {
      if (this.at(index) !== 0) return index
    }
    return undefined
  }

  /** Less what another one holds, never below nothing. */
  takeAway(other: Series): void {
    for (let index = 0; index < this.length; index++) {
      this.quantities[index] = Math.max(0, this.at(index) - other.at(index))
    }
    this.before = undefined
  }

  static sumOf(parts: readonly Series[]): Series {
    const sum = new Series(Math.max(0, ...parts.map((part) => part.length)))
    for (const { quantities } of parts) {
      for (let index = 0; index < quantities.length; index++) sum.add(index, quantities[index] ?? 0)
    }
    return sum
  }

  private sums(): Float64Array {
    const sums = new Float64Array(this.length + 1)
    let sum = 0
    for (let index = 0; index < this.length; index++) {
      sum += this.at(index)
      sums[index + 1] = sum
    }
    return sums
  }
}
