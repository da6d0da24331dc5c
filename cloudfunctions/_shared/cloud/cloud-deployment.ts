import type { Deployment } from '../endpoint/answer'
import { clientFaultInLog } from '../endpoint/client-fault'
import { oldestClientIn } from '../endpoint/client-version'
import { errorInBrief } from '../endpoint/error-in-brief'
import type { Operation } from '../endpoint/operation'
import { tokenKeeper } from '../endpoint/token'
import { openStore } from '../store/store'
import { cloudContent } from './cloud-content'
import { cloudFiles } from './cloud-files'
import { wechatAppIn, wechatUserBy } from './wechat-user'

/** A function container serves few calls at once; instances × this must stay below the database's connections. */
const POOL_SIZE = 3

/**
 * What a function needs, from its environment: DATABASE_URL and YOUJU_TOKEN_SECRET; if wanted WECHAT_APP_ID and _SECRET,
 * and CONTENT_CHECK=wechat, which has the words of announcements checked.
 */
export function cloudDeployment(operations: readonly Operation[], env: NodeJS.ProcessEnv): Deployment {
  const { DATABASE_URL: connectionString, YOUJU_TOKEN_SECRET: secret } = env
  if (!connectionString || !secret) throw new Error('DATABASE_URL and YOUJU_TOKEN_SECRET must be set')
  const wechat = wechatAppIn(env)
  return {
    operations: new Map(operations.map((operation) => [operation.name, operation])),
    store: openStore({ connectionString, max: POOL_SIZE }, (error) =>
      console.error(`database: ${errorInBrief(error)}`),
    ),
    tokens: tokenKeeper(new TextEncoder().encode(secret)),
    platform: {
      wechatUser: wechat ? wechatUserBy(wechat) : null,
      vouchesForCaller: true,
      demo: false,
      files: cloudFiles(),
      content: env.CONTENT_CHECK === 'wechat' ? cloudContent() : null,
      messages: null,
      codes: null,
    },
    clock: Date.now,
    observe: () => undefined,
    clientFault: clientFaultInLog,
    oldestClient: oldestClientIn(env),
    report: ({ operation, requestId, error }) => {
      console.error(JSON.stringify({ operation, requestId, error: errorInBrief(error) }))
    },
  }
}
