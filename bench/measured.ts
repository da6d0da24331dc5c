/** One line of docs/BENCHMARKS.md. */
export interface Measured {
  readonly what: string
  readonly measured: string
  readonly bar: string
  readonly met: boolean
}
