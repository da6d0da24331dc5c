/** One line of docs/BENCHMARKS.md. */
export interface Measured {
  readonly what: string
  readonly measured: string
  /** Of the baseline that was measured in the same run, where there is one: `0.41 of a bare durable insert`. */
  readonly ratio?: string
  readonly bar: string
  readonly met: boolean
}
