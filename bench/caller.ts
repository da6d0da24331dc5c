import type { Input, OperationName, Output } from '#core/contract/contract'
import { answer } from '../cloudfunctions/_shared/endpoint/answer'
import type { Deployment } from '../cloudfunctions/_shared/endpoint/deployment'
import { tokenKeeper } from '../cloudfunctions/_shared/endpoint/token'
import { readInPlace } from '../cloudfunctions/_shared/workbook/workbooks'
import { operations } from '../cloudfunctions/operations'
import type { BenchSchool } from './schools/school'

const NOW = Date.parse('2026-11-18T16:30:00+08:00')

/** The benches keep no files. */
const NO_FILES: Deployment['platform']['files'] = {
  put: () => Promise.reject(new Error('no files here')),
  link: () => Promise.reject(new Error('no files here')),
  remove: () => Promise.resolve(),
}

/** A machine that no platform stands behind. */
export const NO_PLATFORM: Deployment['platform'] = {
  wechatUser: null,
  vouchesForCaller: false,
  demo: false,
  files: NO_FILES,
  content: null,
  pictures: null,
  workbooks: readInPlace,
  messages: null,
  codes: null,
}

/** Asks operations as the school's principal, and throws whatever they refuse. */
export async function callerFor({ districtId, sessionId }: BenchSchool, store: Deployment['store']) {
  const tokens = tokenKeeper(new TextEncoder().encode('a secret of the bench, 32 bytes long'))
  const deployment: Deployment = {
    operations,
    store,
    tokens,
    platform: NO_PLATFORM,
    clock: () => NOW,
    observe: () => undefined,
    clientFault: () => undefined,
    report: ({ error }) => {
      throw error
    },
  }
  const { token } = await tokens.issue({ districtId, sessionId }, NOW)
  return async <N extends OperationName>(operation: N, input: Input<N>): Promise<Output<N>> => {
    const { body } = await answer(
      { operation, input, token, openId: undefined, requestId: 'benchmark' },
      deployment,
    )
    if (!body.ok) throw new Error(`${operation}: ${JSON.stringify(body.problem)}`)
    return body.data as Output<N>
  }
}
