import { Admission } from '../../cloudfunctions/_shared/endpoint/admission'
import { oldestClientIn } from '../../cloudfunctions/_shared/endpoint/client-version'
import type { Deployment } from '../../cloudfunctions/_shared/endpoint/deployment'
import type { Files } from '../../cloudfunctions/_shared/endpoint/platform'
import { Together } from '../../cloudfunctions/_shared/endpoint/together'
import { tokenKeeper } from '../../cloudfunctions/_shared/endpoint/token'
import { limits } from '../../cloudfunctions/_shared/limits/limits'
import { type LogLevel, logTo } from '../../cloudfunctions/_shared/observe/log'
import { openStore } from '../../cloudfunctions/_shared/store/store'
import { wechatPort } from '../../cloudfunctions/_shared/wechat/wechat-port'
import { operations } from '../../cloudfunctions/operations'
import { redrawing } from '../pictures/redraw'
import type { RunningPostgres } from '../postgres/running-postgres'
import { readingWorkbooks } from '../workbooks/reading'

export interface HostOptions {
  readonly postgres: Pick<RunningPostgres, 'owner' | 'app'>
  readonly secret: Uint8Array
  readonly files: Files
  readonly clock: () => number
  readonly demo: boolean
  readonly env: NodeJS.ProcessEnv
  /** Whoever sits at a terminal is not shown every call unless it is asked for. */
  readonly level: LogLevel
  /** Told of every call besides the log. */
  readonly observe: Deployment['observe']
}

/** What the host provides to the operations: all functions at once, over one pool. */
export function hostDeployment(options: HostOptions): Deployment {
  const { postgres, secret, files, clock, demo, env, level, observe } = options
  const log = logTo((line) => console.log(line), level)
  const deployment: Deployment = {
    operations,
    store: openStore(postgres.app, (error) => log.fault({ operation: 'database', requestId: '', error })),
    limits: limits(),
    tokens: tokenKeeper(secret),
    platform: {
      ...wechatPort({ env, report: (error) => log.fault({ operation: 'wechat', requestId: '', error }) }),
      vouchesForCaller: false,
      demo,
      files,
      pictures: redrawing(),
      workbooks: readingWorkbooks(),
    },
    clock,
    observe: (call) => {
      log.call(call)
      observe(call)
    },
    clientFault: log.clientFault,
    oldestClient: oldestClientIn(env),
    report: log.fault,
    admission: new Admission(),
    together: new Together(() => deployment),
  }
  return deployment
}
