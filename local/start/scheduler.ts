import type pg from 'pg'
import type { Deployment } from '../../cloudfunctions/_shared/endpoint/deployment'
import { type Clockwork, tick } from '../../cloudfunctions/_shared/jobs/tick'
import { openStore } from '../../cloudfunctions/_shared/store/store'
import { clockworkOf } from '../../cloudfunctions/timer/clockwork'
import { errorCode } from '../postgres/problem'

const EVERY_MS = 30_000
const CONNECTIONS = 3
const LONGEST_STATEMENT_MS = 60_000

export interface Scheduler {
  /** Lets what is under way be done, and begins nothing any more. */
  stop(): Promise<void>
}

/** The clockwork inside the host, as the owner of the database: what CloudBase's timer does in the cloud. */
export function startScheduler(owner: pg.ClientConfig, deployment: Deployment): Scheduler {
  const report = (error: unknown) => deployment.report({ operation: 'database', requestId: '', error })
  const store = openStore({ ...owner, max: CONNECTIONS, statement_timeout: LONGEST_STATEMENT_MS }, report)
  const going = goRoundNowAndThen(clockworkOf(store.db, deployment))
  return {
    async stop() {
      await going.stop()
      await store.close()
    },
  }
}

/** Goes round now and then, one round at a time; what a failure or the end leaves, the next round takes. */
export function goRoundNowAndThen(given: Clockwork, every = EVERY_MS): Scheduler {
  const clockwork = { ...given, report: whatIsForbiddenOnce(given.report) }
  let stopping = false
  let timer: NodeJS.Timeout | undefined
  let round: Promise<unknown> = Promise.resolve()
  const wait = () => {
    timer = setTimeout(() => {
      round = goRound().finally(() => stopping || wait())
    }, every)
  }
  async function goRound(): Promise<void> {
    try {
      await tick(clockwork, () => stopping)
    } catch (error) {
      clockwork.report({ job: 'tick', school: null, error })
    }
  }
  wait()
  return {
    async stop() {
      stopping = true
      clearTimeout(timer)
      await round
    },
  }
}

const FORBIDDEN = '42501'

/** What the database's user may not do will be no other in half a minute: of each job, and school, it is told once. */
function whatIsForbiddenOnce(report: Clockwork['report']): Clockwork['report'] {
  const told = new Set<string>()
  return (failure) => {
    const { job, school, error } = failure
    const name = JSON.stringify([job, school])
    if (errorCode(error) === FORBIDDEN && told.has(name)) return
    if (errorCode(error) === FORBIDDEN) told.add(name)
    report(failure)
  }
}
