import { contract } from '#core/contract/contract'
import type { Problem } from '#core/problem'
import type { Answer } from './answer'
import type { Deployment } from './deployment'

/** The answer to a call whose input could not be read; it is logged and counted like every other. */
export function refuseUnread(
  operation: string,
  requestId: string,
  { status, body }: Problem,
  { observe }: Pick<Deployment, 'observe'>,
): Answer {
  observe({
    operation: Object.hasOwn(contract, operation) ? operation : '',
    requestId,
    districtId: null,
    status,
    code: body.code,
    milliseconds: 0,
  })
  return { status, body: { ok: false, problem: body } }
}
