import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { MigrationProblem, migrate } from '../../cloudfunctions/_shared/store/migrate'
import { eventually } from '../eventually'

const MIGRATIONS = path.resolve(import.meta.dirname, '../../cloudfunctions/_shared/store/migrations')

let folder: string
let table: string
let name: string
let client: pg.Client
const run = () => migrate(inject('database').owner, folder)
const migration = (file: string, text: string) => writeFile(path.join(folder, file), text)

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'youju-migrations-'))
  await cp(MIGRATIONS, folder, { recursive: true })
  table = `try_${uuidv7().replaceAll('-', '')}`
  name = `9001_${table}.sql`
  client = new pg.Client(inject('database').owner)
  await client.connect()
  await migration(name, `create table public.${table} (id int);\n`)
})
afterEach(async () => {
  await client.query(`drop table if exists public.${table}`)
  await client.query('delete from public.migration where name like $1', [`%${table}%`])
  await client.end()
  await rm(folder, { recursive: true })
})

const rowsOf = async () =>
  (await client.query(`select id from public.${table} order by id`)).rows.map(({ id }) => id)

test('each migration runs once, in the order of their numbers, and the next start finds nothing to do', async () => {
  await migration(`9003_${table}.sql`, `insert into public.${table} select max(id) + 1 from public.${table}`)
  await migration(`9002_${table}.sql`, `insert into public.${table} values (1)`)
  expect(await run()).toEqual([name, `9002_${table}.sql`, `9003_${table}.sql`])
  expect(await run()).toEqual([])
  expect(await rowsOf()).toEqual([1, 2])
})

test('two hosts that start at once migrate once', async () => {
  await migration(`9002_${table}.sql`, `insert into public.${table} values (1)`)
  const applied = await Promise.all([run(), run(), run()])
  expect(applied.flat().sort()).toEqual([name, `9002_${table}.sql`])
  expect(await rowsOf()).toEqual([1])
})

test('one that was changed after it ran is refused; other line ends are no change', async () => {
  await run()
  await migration(name, `create table public.${table} (id int);\r\n`)
  expect(await run()).toEqual([])
  await migration(name, `create table public.${table} (id bigint);\n`)
  await expect(run()).rejects.toThrow(MigrationProblem)
})

test('one that fails leaves nothing of itself behind, and runs once it is mended', async () => {
  const second = `9002_${table}.sql`
  await migration(second, `insert into public.${table} values (1); select 1 / 0`)
  await expect(run()).rejects.toThrow(second)
  expect(await rowsOf()).toEqual([])
  await migration(second, `insert into public.${table} values (1)`)
  expect(await run()).toEqual([second])
})

test('one whose connection is ended in the middle runs whole over the next one', async () => {
  const second = `9002_${table}.sql`
  const wait = `case when not pg_try_advisory_xact_lock_shared(hashtext('${table}')) then pg_sleep(60) end`
  await client.query(`select pg_advisory_lock(hashtext('${table}'))`)
  await migration(second, `insert into public.${table} values (1); select ${wait}`)
  const migrated = run()
  const pid = await eventually(async () => {
    const { rows } = await client.query<{ pid: number }>(
      `select pid from pg_stat_activity where query like $1 and wait_event = 'PgSleep'`,
      [`%${table}%`],
    )
    expect(rows).toHaveLength(1)
    return rows[0]?.pid
  })
  await client.query('select pg_advisory_unlock_all()')
  await client.query('select pg_terminate_backend($1)', [pid])
  expect(await migrated).toEqual([name, second])
  expect(await rowsOf()).toEqual([1])
})

test('a database that a later version has migrated is refused, and says to update', async () => {
  await run()
  await rm(path.join(folder, name))
  await expect(run()).rejects.toMatchObject({ remedy: expect.stringContaining('更新到最新版本') })
})
