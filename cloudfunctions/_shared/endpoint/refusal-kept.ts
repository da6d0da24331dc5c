import type { Problem } from '#core/problem'

/** Thrown to refuse and still keep what was written so far, where that belongs to the refusal. */
export class RefusalKept extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message)
    this.name = 'RefusalKept'
  }
}
