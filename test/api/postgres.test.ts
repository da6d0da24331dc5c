import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { startPostgres } from '../../local/postgres/start-postgres'
import { ask, clusterOf, isRunning, postgresBench, serverPid } from './postgres-bench'

const isRoot = process.getuid?.() === 0

describe('the embedded PostgreSQL', () => {
  const bench = postgresBench()

  it('is made at the first start, and kept for the second', async () => {
    const folder = bench.newFolder()
    const first = await bench.start(folder)
    expect(first.started).toBe('initialised')
    await ask(first.owner, `create table lesson (topic text); insert into lesson values ('圆的面积')`)
    await first.stop()

    const second = await bench.start(folder)
    expect(second.started).toBe('started')
    expect(await ask(second.owner, 'select topic from lesson')).toEqual([{ topic: '圆的面积' }])
  })

  it('writes every commit to disk and keeps what people type out of its log', async () => {
    const { admin } = await bench.start(bench.usedFolder())
    const names = ['fsync', 'synchronous_commit', 'full_page_writes', 'log_statement', 'log_min_messages']
    const shown = await ask<{ name: string; setting: string }>(
      admin,
      `select name, setting from pg_settings where name = any ('{${names.join()},log_min_error_statement}')`,
    )
    expect(Object.fromEntries(shown.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      log_statement: 'none',
      log_min_messages: 'log',
      log_min_error_statement: 'panic',
    })
  })

  it('orders and compares the same on every machine', async () => {
    const { app } = await bench.start(bench.usedFolder())
    const [row] = await ask(
      app,
      `select datlocprovider::text as provider, datlocale as locale, pg_encoding_to_char(encoding) as encoding
       from pg_database where datname = 'youju'`,
    )
    expect(row).toEqual({ provider: 'b', locale: 'C.UTF-8', encoding: 'UTF8' })
    expect(await ask(app, `select '李' < '王' collate "zh-x-icu" as pinyin`)).toEqual([{ pinyin: true }])
  })

  it('gives the serving role no power of its own', async () => {
    const { app, owner } = await bench.start(bench.usedFolder())
    await ask(owner, 'create table secret (line text)')
    const [role] = await ask(
      app,
      `select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication,
              (select count(*)::int from pg_auth_members where member = oid) as memberships,
              (select count(*)::int from pg_shdepend where refobjid = oid and deptype = 'o') as owned
       from pg_roles where rolname = current_user`,
    )
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreatedb: false,
      rolcreaterole: false,
      rolreplication: false,
      memberships: 0,
      owned: 0,
    })
    const forbidden = [
      'select * from secret',
      'create table mine (a int)',
      'create temporary table mine (a int)',
      'create schema mine',
      'set role youju_owner',
      `copy (select 1) to program 'true'`,
    ]
    for (const sql of forbidden) await expect(ask(app, sql), sql).rejects.toThrow('permission denied')
    await expect(ask({ ...app, database: 'postgres' }, 'select 1')).rejects.toThrow('permission denied')
    await expect(ask({ ...app, password: 'guess' }, 'select 1')).rejects.toThrow(
      'password authentication failed',
    )
  })

  it('can be reached through its private socket only', async () => {
    const folder = bench.usedFolder()
    const { admin } = await bench.start(folder)
    expect(await ask(admin, 'show listen_addresses')).toEqual([{ listen_addresses: '' }])
    const modeOf = (name: string) => statSync(path.join(folder, 'postgres', name)).mode & 0o777
    expect(modeOf('socket')).toBe(0o700)
    expect(modeOf('cluster')).toBe(0o700)
    expect(modeOf('passwords.json')).toBe(0o600)
  })

  it('is made once when two first starts meet', async () => {
    const folder = bench.newFolder()
    const both = await Promise.all([bench.start(folder), bench.startElsewhere(folder), bench.start(folder)])
    expect(both.map(({ started }) => started).filter((started) => started === 'initialised')).toHaveLength(1)
    for (const running of [both[0], both[2]])
      expect(await ask(running.app, 'select 1 as one')).toHaveLength(1)
    expect(readdirSync(folder)).toEqual(['postgres'])
    await both[1].kill()
  })

  it('is shared by two processes and stopped by the last one to leave', async () => {
    const folder = bench.usedFolder()
    const first = await bench.start(folder)
    const second = await bench.start(folder)
    expect(second.started).toBe('reused')
    const pid = serverPid(folder)
    await first.stop()
    expect(isRunning(pid)).toBe(true)
    expect(await ask(second.app, 'select 1 as one')).toEqual([{ one: 1 }])
    await second.stop()
    expect(isRunning(pid)).toBe(false)
    expect(existsSync(path.join(clusterOf(folder), 'postmaster.pid'))).toBe(false)
  })

  it('uses a short socket path when the data folder lies deep', async () => {
    const { app } = await bench.start(bench.usedFolder('很深的文件夹'.repeat(6)))
    bench.atTheEnd(() => rmSync(app.host ?? '', { recursive: true }))
    expect(app.host).toMatch(/^\/tmp\/youju-[0-9a-f]{8}$/)
    expect(await ask(app, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it.runIf(isRoot)('runs as an unprivileged user when started by root', async () => {
    const folder = bench.usedFolder()
    await bench.start(folder)
    expect(statSync(`/proc/${serverPid(folder)}`).uid).not.toBe(0)
  })

  it('says which folder cannot be written, and what to do', async () => {
    const file = path.join(bench.newFolder(), 'a-file')
    writeFileSync(file, '')
    const attempt = startPostgres({ dataFolder: path.join(file, 'data'), say: () => undefined })
    await expect(attempt).rejects.toMatchObject({
      name: 'PostgresProblem',
      code: 'dataFolderUnwritable',
      message: expect.stringContaining(file),
      remedy: expect.stringContaining('YOUJU_DATA'),
    })
  })
})
