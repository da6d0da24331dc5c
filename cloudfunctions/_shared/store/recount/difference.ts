/** A credit or tally that is kept otherwise than a recount of the records makes it; 0 stands for none. */
export interface Difference {
  readonly table: 'credit' | 'tally'
  readonly key: string
  readonly kept: number
  readonly recounted: number
}
