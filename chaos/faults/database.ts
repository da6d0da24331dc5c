import { setTimeout as wait } from 'node:timers/promises'
import { childrenOf, tell } from '../stage/processes'
import type { Fault } from './fault'
import { atSomeMoment } from './kill-host'

/** The postmaster is gone at once; its others notice, and end. */
export const killDatabase: Fault = {
  name: 'kill-database',
  where: 'anywhere',
  cuts: true,
  async strike(happening) {
    await atSomeMoment(happening)
    const pid = happening.stage.place.postmaster()
    return pid !== undefined && tell(pid, 'SIGKILL') ? 1 : 0
  },
}

/** One process of the server is gone, whichever: PostgreSQL ends all others and recovers by itself. */
export const killBackend: Fault = {
  name: 'kill-backend',
  where: 'anywhere',
  cuts: true,
  async strike(happening) {
    await atSomeMoment(happening)
    const { stage, random } = happening
    const pid = stage.place.postmaster()
    const children = pid === undefined ? [] : childrenOf(pid)
    return children.length > 0 && tell(random.pick(children), 'SIGKILL') ? 1 : 0
  },
}

/** Everything stops at the same moment. What the disk was not told to keep is another fault: pull-plug. */
export const powerCut: Fault = {
  name: 'power-cut',
  where: 'anywhere',
  cuts: true,
  async strike(happening) {
    await atSomeMoment(happening)
    stopAtOnce(happening.stage)
    await Promise.all(happening.stage.hosts.map((host) => host.gone()))
    return 1
  },
}

export function stopAtOnce(stage: Parameters<Fault['strike']>[0]['stage']): void {
  const pid = stage.place.postmaster()
  const all = pid === undefined ? [] : [pid, ...childrenOf(pid)]
  for (const host of stage.hosts) host.kill()
  for (const each of all) tell(each, 'SIGKILL')
}

/** As the administrator of a database ends connections: some, or all. */
export const endConnections: Fault = {
  name: 'end-connections',
  alone: true,
  where: 'anywhere',
  cuts: true,
  async strike({ stage, random }) {
    let ended = 0
    for (let times = random.between(1, 4); times > 0; times -= 1) {
      await wait(random.below(120))
      const rows = await stage.place.rows(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where usename in ('youju_app', 'youju_owner') and application_name <> 'chaos' and random() < $1`,
        [random.chance(0.3) ? 1 : 0.3],
      )
      ended += rows.length
    }
    return ended
  },
}

/**
 * Statements that take too long: somebody holds a table, and what waits for it is cancelled as a statement's time-out cancels
 * it (57014), only sooner.
 */
export const timeOut: Fault = {
  name: 'time-out',
  alone: true,
  where: 'anywhere',
  cuts: true,
  async strike({ stage, random }) {
    const table = random.pick([
      'record',
      'tally',
      'journal',
      'session',
      'file_part',
      'plan_version',
      'job',
      'reminder',
    ])
    const seconds = random.between(1, 6) / 10
    let cancelled = 0
    const held = stage.place.rows(
      `do $$ begin lock table youju.${table} in access exclusive mode; perform pg_sleep(${seconds}); end $$`,
    )
    const cancelling = async () => {
      for (let times = Math.round(seconds * 20); times > 0; times -= 1) {
        await wait(50)
        const rows = await stage.place.rows(
          `select pg_cancel_backend(pid) from pg_stat_activity
            where usename in ('youju_app', 'youju_owner') and application_name <> 'chaos' and wait_event_type = 'Lock'
              and random() < 0.4`,
        )
        cancelled += rows.length
      }
    }
    await Promise.all([held, cancelling()])
    return cancelled
  },
}

/** The disk does not answer for a while: every process of the server stands still. */
export const slowDisk: Fault = {
  name: 'slow-disk',
  where: 'anywhere',
  cuts: false,
  async strike({ stage, random }) {
    let stood = 0
    for (let times = random.between(1, 4); times > 0; times -= 1) {
      await wait(random.below(100))
      const pid = stage.place.postmaster()
      const all = pid === undefined ? [] : childrenOf(pid).filter((each) => tell(each, 'SIGSTOP'))
      await wait(random.between(20, 300))
      for (const each of all) tell(each, 'SIGCONT')
      stood += all.length > 0 ? 1 : 0
    }
    return stood
  },
}
