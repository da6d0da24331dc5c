import { setTimeout as wait } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import type { Input, OperationName, Output } from '../../core/contract/contract'
import type { ProblemBody } from '../../core/problem'
import type { Random } from '../../local/demo/school/random'
import type { PersonKey } from '../../test/api/school/cast'
import { Broken } from '../broken'
import type { School } from '../stage/school'
import type { Book } from './book'

export type Answered<N extends OperationName> =
  | { readonly ok: true; readonly data: Output<N>; readonly unheard: number }
  | { readonly ok: false; readonly problem: ProblemBody; readonly unheard: number }

const ANSWER_WITHIN_MS = 30_000
const GIVE_UP_AFTER_MS = 60_000
/** Said by who cannot serve now: what was sent is kept by who sent it, and sent again. */
const LATER = new Set(['busy', 'platformBusy', 'tooManyAttempts', 'tooManyCalls'])

/** Asks as the client does: any host that is there, again and again, until there is an answer that says something. */
export class Client {
  constructor(
    readonly school: School,
    readonly book: Book,
    private readonly random: Random,
  ) {}

  async ask<N extends OperationName>(
    who: PersonKey | null,
    operation: N,
    input: Input<N>,
  ): Promise<Answered<N>> {
    const end = performance.now() + GIVE_UP_AFTER_MS
    this.book.asked += 1
    let last = 'no host was there'
    for (let unheard = 0; performance.now() < end; await wait(this.random.between(15, 60))) {
      const gone = this.school.stage.hosts.find(({ gaveUp }) => gaveUp)
      if (gone) throw new Broken('a host lives through what it did not do', gone.lastWords())
      const host = this.anyHost()
      if (host === undefined) continue
      const answered = await this.askOnce(host, who, operation, input)
      if (answered === 'unheard') {
        unheard += 1
        this.book.unheard += 1
        last = 'the connection was cut'
      } else if (answered.body.ok) {
        return { ok: true, data: answered.body.data as Output<N>, unheard }
      } else if (answered.status === 500) {
        // A fault of ours: whoever sent it goes on trying, but nothing that happens to a database is unforeseen.
        last = '500'
        this.book.wrong.push(this.unforeseen(operation, answered.requestId))
      } else if (answered.status === 401 && who !== null) {
        // The clock of the host was set while the call was on its way.
        last = '401'
      } else if (LATER.has(answered.body.problem.code)) {
        last = answered.body.problem.code
        this.book.busy += 1
      } else {
        return { ok: false, problem: answered.body.problem, unheard }
      }
    }
    throw new Broken('every call is answered in the end', `${operation} of ${who}: ${last} for a minute`)
  }

  /** The data of what must succeed, whatever happens meanwhile. */
  async get<N extends OperationName>(
    who: PersonKey | null,
    operation: N,
    input: Input<N>,
  ): Promise<Output<N>> {
    const answered = await this.ask(who, operation, input)
    if (answered.ok) return answered.data
    throw new Broken('what is right is not refused', `${operation}: ${answered.problem.code}`)
  }

  private anyHost(): number | undefined {
    const { hosts } = this.school.stage
    const up = [...hosts.keys()].filter((index) => hosts[index]?.isUp)
    return up.length === 0 ? undefined : this.random.pick(up)
  }

  async askOnce(host: number, who: PersonKey | null, operation: OperationName, input: unknown) {
    const requestId = uuidv7()
    const token = who === null ? undefined : await this.school.tokenOf(who, host)
    try {
      const reply = await fetch(
        `${this.school.stage.hosts[host]?.address}/api/${operation.replace('.', '/')}`,
        {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'x-request-id': requestId,
            ...(token && { authorization: `Bearer ${token}` }),
          },
          body: JSON.stringify(input),
          signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
        },
      )
      const body = (await reply.json()) as
        | { readonly ok: true; readonly data: unknown }
        | { readonly ok: false; readonly problem: ProblemBody }
      return { status: reply.status, body, requestId }
    } catch (error) {
      // fetch and the reading of its answer fail by these two alone: the network, or patience.
      if (error instanceof TypeError || (error as Error).name === 'TimeoutError') return 'unheard'
      if (error instanceof SyntaxError) return 'unheard'
      throw error
    }
  }

  private unforeseen(operation: string, requestId: string): string {
    const said = this.school.stage.hosts.flatMap((host) => host?.saidOf(requestId) ?? [])
    const brief = said.map((line) => /"error":"([^"]+)"/.exec(line)?.[1]).find(Boolean)
    return `${operation} was answered 500: ${brief ?? 'without a word in the log'}`
  }
}
