/** One command of `youju`, with its own options and its own part of the help. */
export interface Command {
  readonly name: string
  /** As it stands under 用法: what to type in the first column, what it does in the second. */
  readonly help: string
  /** Resolves to the exit code: 0 all is well, 1 something is not, 2 it was called in a way it cannot be. */
  run(args: readonly string[]): Promise<number>
}

/** It was called in a way it cannot be; the message says how it can. */
export class UsageProblem extends Error {
  override readonly name = 'UsageProblem'
}

export const exitCode = (good: boolean) => (good ? 0 : 1)
