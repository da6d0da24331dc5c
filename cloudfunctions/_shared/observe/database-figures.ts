import { sql } from 'kysely'
import { outboxFigures } from '../jobs/outbox-figures'
import type { Database, Store } from '../store/store'
import { type Family, gauge, type Sample } from './exposition'
import { withinMs } from './within'

const PATIENCE_MS = 2_000

/** Of the pool, always; of the database what it tells in time, and whether it did. */
export async function databaseFigures(store: Store, now: number): Promise<Family[]> {
  const { open, idle, waiting } = store.connections()
  const pool = [
    gauge('youju_pool_connections', 'Connections to the database.', open),
    gauge('youju_pool_idle', 'Connections that are free.', idle),
    gauge('youju_pool_waiting', 'Calls that wait for a connection.', waiting),
  ]
  const told = await withinMs(PATIENCE_MS, toldBy(store.db, now)).catch(() => null)
  return [...pool, gauge('youju_database_up', '1 when the database answered.', told ? 1 : 0), ...(told ?? [])]
}

async function toldBy(db: Database, now: number): Promise<Family[]> {
  const outbox = await outboxFigures(db, now)
  const { lastTickSeconds } = outbox
  return [
    gauge('youju_outbox_waiting', 'Messages whose time has come and that are not sent.', outbox.waiting),
    gauge('youju_outbox_oldest_seconds', 'How long the oldest of them waits.', outbox.oldestWaitingSeconds),
    gauge('youju_outbox_dead', 'Messages that were given up.', outbox.dead),
    gauge('youju_jobs_failing', 'Jobs of schools whose last try failed.', outbox.failingJobs),
    ...(lastTickSeconds === null
      ? []
      : [gauge('youju_clockwork_seconds', 'How long ago the clockwork went round.', lastTickSeconds)]),
    {
      name: 'youju_job_finished_timestamp_seconds',
      help: 'When a job was last finished at any school.',
      type: 'gauge',
      samples: await finishedJobs(db),
    },
  ]
}

async function finishedJobs(db: Database): Promise<Sample[]> {
  const { rows } = await sql<{ name: string; finishedAt: Date }>`select * from youju.jobs_finished()`.execute(
    db,
  )
  return rows.map(({ name, finishedAt }) => ({ labels: { job: name }, value: finishedAt.getTime() / 1000 }))
}
