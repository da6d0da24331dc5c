import { callingProblems } from './problems/calling'
import { clubProblems } from './problems/club'
import { delegationProblems } from './problems/delegation'
import { fileProblems } from './problems/file'
import { noticeProblems } from './problems/notice'
import { ownDataProblems } from './problems/own-data'
import { parentProblems } from './problems/parent'
import { planProblems } from './problems/plan'
import { recordProblems } from './problems/record'
import { researchProblems } from './problems/research'
import { rosterProblems } from './problems/roster'
import { signingInProblems } from './problems/signing-in'

/** Every refusal that a user can meet, by subject in core/problems. */
const CATALOGUE = {
  ...callingProblems,
  ...signingInProblems,
  ...planProblems,
  ...recordProblems,
  ...researchProblems,
  ...clubProblems,
  ...rosterProblems,
  ...delegationProblems,
  ...noticeProblems,
  ...fileProblems,
  ...parentProblems,
  ...ownDataProblems,
}

export type ProblemCode = keyof typeof CATALOGUE

type DetailsOf<C extends ProblemCode> = Parameters<(typeof CATALOGUE)[C]['message']>

/** What travels to the client. */
export interface ProblemBody {
  readonly code: ProblemCode
  readonly message: string
  readonly details: Record<string, unknown>
}

/** Thrown by operations, caught only by the endpoint. */
export class Problem extends Error {
  readonly status: number
  readonly body: ProblemBody

  constructor(code: ProblemCode, details: Record<string, unknown>, message: string, status: number) {
    super(message)
    this.name = 'Problem'
    this.status = status
    this.body = { code, message, details }
  }
}

export function problem<C extends ProblemCode>(code: C, ...[details]: DetailsOf<C>): Problem {
  const { status, message } = CATALOGUE[code] as { status: number; message: (d: unknown) => string }
  return new Problem(code, (details ?? {}) as Record<string, unknown>, message(details), status)
}

export function problemCodes(): readonly { code: ProblemCode; status: number }[] {
  return (Object.keys(CATALOGUE) as ProblemCode[]).map((code) => ({ code, status: CATALOGUE[code].status }))
}
