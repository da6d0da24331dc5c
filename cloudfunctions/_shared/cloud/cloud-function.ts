import { type Answer, answer } from '../endpoint/answer'
import { versionFrom } from '../endpoint/client-version'
import type { Deployment } from '../endpoint/deployment'
import type { Operation } from '../endpoint/operation'
import { requestIdFrom } from '../endpoint/request-id'
import { openIdIn } from './cloud-caller'
import { cloudDeployment } from './cloud-deployment'

/** What `Taro.cloud.callFunction` sends: the verb, its input and the bearer token. */
interface FunctionEvent {
  readonly action?: unknown
  readonly data?: unknown
  readonly token?: unknown
  readonly requestId?: unknown
  readonly version?: unknown
}

/** The entry of a CloudBase event function: the same operations and the same dispatcher as the local host. */
export function cloudFunction(operations: readonly Operation[]) {
  let deployment: Deployment | undefined
  return async (event: FunctionEvent | null | undefined, context: unknown): Promise<Answer['body']> => {
    deployment ??= cloudDeployment(operations, process.env)
    const { action, data, token, requestId, version } = event ?? {}
    const named = operations.find(({ name }) => name.split('.')[1] === action)
    const { body } = await answer(
      {
        operation: named?.name ?? '',
        input: data,
        token: typeof token === 'string' ? token : undefined,
        openId: await openIdIn(context, process.env.WECHAT_APP_ID),
        requestId: requestIdFrom(requestId),
        clientVersion: versionFrom(version),
      },
      deployment,
    )
    return body
  }
}
