import { oldestClientIn } from '../endpoint/client-version'
import type { Deployment } from '../endpoint/deployment'
import type { Operation } from '../endpoint/operation'
import { tokenKeeper } from '../endpoint/token'
import { limits } from '../limits/limits'
import { logLevelIn, logTo } from '../observe/log'
import { openStore } from '../store/store'
import { wechatPort } from '../wechat/wechat-port'
import { readInPlace } from '../workbook/workbooks'
import { cloudFiles } from './cloud-files'
import { cloudWay } from './cloud-way'

/** An event function's instance serves few calls at once; instances × this must stay below the database's connections. */
const POOL_SIZE = 3

/** What a function needs, from its environment: see `VARIABLES`. */
export function cloudDeployment(
  operations: readonly Operation[],
  env: NodeJS.ProcessEnv,
  poolSize = POOL_SIZE,
): Deployment {
  const { DATABASE_URL: connectionString, YOUJU_TOKEN_SECRET: secret } = env
  if (!connectionString || !secret) throw new Error('DATABASE_URL and YOUJU_TOKEN_SECRET must be set')
  const log = logTo((line) => console.log(line), logLevelIn(env, 'calls'))
  const wechat = wechatPort({
    env,
    report: (error) => log.fault({ operation: 'wechat', requestId: '', error }),
    cloud: cloudWay,
  })
  return {
    operations: new Map(operations.map((operation) => [operation.name, operation])),
    store: openStore({ connectionString, max: poolSize }, (error) =>
      log.fault({ operation: 'database', requestId: '', error }),
    ),
    limits: limits(),
    tokens: tokenKeeper(new TextEncoder().encode(secret)),
    platform: {
      ...wechat,
      vouchesForCaller: true,
      demo: false,
      files: cloudFiles(),
      pictures: null,
      workbooks: readInPlace,
    },
    clock: Date.now,
    observe: log.call,
    clientFault: log.clientFault,
    oldestClient: oldestClientIn(env),
    report: log.fault,
  }
}
