import type { Input, OperationName, Output } from '#core/contract/contract'
import type { ProblemBody } from '#core/problem'
import { type Answer, forgetAnswer, keepAnswer, lastAnswer } from './answers'
import { call, isPublic } from './call'
import { serverNow } from './clock'
import { CallProblem, isPassing, Unreachable } from './faults'
import { listeners } from './listeners'
import { personIdNow } from './session-state'

/** What is known of the answer to one question. */
export interface Asked<N extends OperationName> {
  readonly answer: Answer<Output<N>> | null
  readonly asking: boolean
  /** The server said no to the last question. */
  readonly problem: ProblemBody | null
  /** No answer came to the last question; `answer`, if any, is the last one known. */
  readonly unreachable: Unreachable | null
}

export interface Asking<N extends OperationName> {
  snapshot(): Asked<N>
  subscribe(listener: () => void): () => void
  /** Looks whether there is news; joins a question already on its way. */
  refresh(): Promise<void>
  /** Asks anew: an answer already on its way may be from before a change, and is dropped. */
  reload(): Promise<void>
}

/** One question in one person's name: last known answer first, then the server's; a late answer never wins. */
export function createAsking<N extends OperationName>(
  operation: N,
  input: Input<N>,
  personId: string | null,
): Asking<N> {
  const owner = isPublic(operation) ? 'anyone' : (personId ?? 'nobody')
  const question = `${operation} ${JSON.stringify(input)}`
  const changes = listeners()
  let underWay: Promise<void> | undefined
  let newest = 0
  let asked: Asked<N> = {
    answer: lastAnswer<Output<N>>(owner, question) ?? null,
    asking: false,
    problem: null,
    unreachable: null,
  }

  const become = (change: Partial<Asked<N>>) => {
    asked = { ...asked, ...change }
    changes.notify()
  }

  const ask = async (turn: number) => {
    become({ asking: true })
    const change = await settled(call(operation, input, isPublic(operation) ? {} : { as: owner }))
    if (turn !== newest) return
    underWay = undefined
    const isStillTheirs = isPublic(operation) || personIdNow() === owner
    if (isStillTheirs && change.answer) keepAnswer(owner, question, change.answer)
    if (change.answer === null) forgetAnswer(owner, question)
    become({ ...change, asking: false })
  }

  const reload = () => {
    newest += 1
    underWay = ask(newest)
    return underWay
  }

  return {
    snapshot: () => asked,
    subscribe: changes.subscribe,
    refresh: () => underWay ?? reload(),
    reload,
  }
}

async function settled<N extends OperationName>(reply: Promise<Output<N>>): Promise<Partial<Asked<N>>> {
  try {
    const answer = { data: await reply, asOf: new Date(serverNow()).toISOString() }
    return { answer, problem: null, unreachable: null }
  } catch (fault) {
    if (fault instanceof Unreachable) return { problem: null, unreachable: fault }
    if (!(fault instanceof CallProblem)) throw fault
    const { problem } = fault
    // Whoever may no longer see it, or finds it gone, is not shown what was known before.
    return isPassing(problem) ? { problem, unreachable: null } : { answer: null, problem, unreachable: null }
  }
}
