import * as z from 'zod/mini'
import { contract, type OperationName } from '#core/contract/contract'
import { problemCodes } from '#core/problem'
import type { Answer } from '../../../cloudfunctions/_shared/endpoint/answer'

const STATUS_OF = new Map<string, number>(problemCodes().map(({ code, status }) => [code, status]))

/** An answer as a client gets it, held against the contract: anything it does not promise is a failure of the test. */
export function asPromised(operation: OperationName, { status, body }: Answer): Answer {
  const sent = JSON.parse(JSON.stringify(body)) as Answer['body']
  if (sent.ok) {
    if (status !== 200) throw new Error(`${operation} succeeded with status ${status}`)
    const parsed = z.safeParse(contract[operation].output, sent.data)
    if (!parsed.success)
      throw new Error(`${operation} breaks its contract: ${JSON.stringify(parsed.error.issues)}`)
    return { status, body: sent }
  }
  const { code, message } = sent.problem
  if (STATUS_OF.get(code) !== status) throw new Error(`${operation}: ${code} came with status ${status}`)
  if (!/\p{Script=Han}/u.test(message)) throw new Error(`${operation}: ${code} says "${message}"`)
  return { status, body: sent }
}
