import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { startPostgres } from '../../local/postgres/start-postgres'
import { eventually } from '../eventually'
import { ask, clusterOf, isRunning, postgresBench, serverPid } from './postgres-bench'

const isRoot = process.getuid?.() === 0

describe('after a fault', () => {
  const bench = postgresBench()

  it('a start joins the server that a killed process left behind, and stops it at its end', async () => {
    const folder = bench.usedFolder()
    const killed = await bench.startElsewhere(folder)
    await killed.kill()
    const pid = serverPid(folder)
    expect(isRunning(pid)).toBe(true)

    const next = await bench.start(folder)
    expect(next.started).toBe('reused')
    expect(serverPid(folder)).toBe(pid)
    await next.stop()
    expect(isRunning(pid)).toBe(false)
  })

  it('a killed server comes back while we run, with everything committed', async () => {
    const folder = bench.usedFolder()
    const { owner } = await bench.start(folder)
    await ask(owner, 'create table kept (n int); insert into kept values (1)')
    const pid = serverPid(folder)
    process.kill(pid, 'SIGKILL')
    const rows = await eventually(() => ask(owner, 'select n from kept'))
    expect(rows).toEqual([{ n: 1 }])
    expect(serverPid(folder)).not.toBe(pid)
    await eventually(() => expect(bench.said.join('\n')).toContain('数据库已恢复'))
  })

  it('a start recovers what a power cut left: process and server killed at once', async () => {
    const folder = bench.usedFolder()
    const first = await bench.startElsewhere(folder)
    const passwords = JSON.parse(readFileSync(path.join(folder, 'postgres', 'passwords.json'), 'utf8'))
    const owner = {
      host: path.join(folder, 'postgres', 'socket'),
      database: 'youju',
      user: 'youju_owner',
      password: passwords.owner as string,
    }
    await ask(owner, 'create table kept (n int); insert into kept values (2)')
    await first.kill()
    process.kill(serverPid(folder), 'SIGKILL')

    const next = await bench.start(folder)
    expect(next.started).toBe('started')
    expect(await ask(next.owner, 'select n from kept')).toEqual([{ n: 2 }])
  })

  it('lock files that name a stranger do not block the start, and the stranger lives on', async () => {
    const folder = bench.usedFolder()
    const { uid, gid } = statSync(clusterOf(folder))
    const stranger = spawn('sleep', ['60'], isRoot ? { uid, gid } : {})
    bench.atTheEnd(() => stranger.kill())
    await once(stranger, 'spawn')
    for (const lock of ['cluster/postmaster.pid', 'socket/.s.PGSQL.5432.lock']) {
      const file = path.join(folder, 'postgres', lock)
      writeFileSync(
        file,
        `${stranger.pid}\n${clusterOf(folder)}\n1700000000\n5432\n\n\n  1234567  1234\nready   \n`,
      )
      chownSync(file, uid, gid)
    }

    const next = await bench.start(folder)
    expect(next.started).toBe('started')
    expect(await ask(next.app, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(stranger.exitCode).toBeNull()
  })

  it('a lock file that a full disk left empty does not block the start', async () => {
    const folder = bench.usedFolder()
    const lock = path.join(clusterOf(folder), 'postmaster.pid')
    const { uid, gid } = statSync(clusterOf(folder))
    writeFileSync(lock, '')
    chownSync(lock, uid, gid)
    utimesSync(lock, 1_700_000_000, 1_700_000_000)
    expect((await bench.start(folder)).started).toBe('started')
  })

  it('a server whose socket was deleted is replaced', async () => {
    const folder = bench.usedFolder()
    const killed = await bench.startElsewhere(folder)
    await killed.kill()
    const pid = serverPid(folder)
    rmSync(path.join(folder, 'postgres', 'socket'), { recursive: true })
    const next = await bench.start(folder)
    expect(await ask(next.app, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(isRunning(pid)).toBe(false)
  })

  it('a lost password file and data of another version are told apart from a broken server', async () => {
    const folder = bench.usedFolder()
    const start = () => startPostgres({ dataFolder: folder, say: () => undefined })
    writeFileSync(path.join(folder, 'postgres', 'passwords.json'), '{}')
    await expect(start()).rejects.toMatchObject({ code: 'passwordsMissing' })
    writeFileSync(path.join(clusterOf(folder), 'PG_VERSION'), '17\n')
    await expect(start()).rejects.toMatchObject({ code: 'versionMismatch' })
  })

  it.runIf(isRoot)('a data folder behind a private home is refused to root with a way out', async () => {
    const home = bench.newFolder()
    chmodSync(home, 0o700)
    mkdirSync(path.join(home, 'data'))
    const attempt = startPostgres({ dataFolder: path.join(home, 'data'), say: () => undefined })
    await expect(attempt).rejects.toMatchObject({
      code: 'dataFolderUnreachable',
      remedy: expect.stringMatching(/\/var\/lib\/youju-/),
    })
  })
})
