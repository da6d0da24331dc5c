import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sealJournals } from '../../../cloudfunctions/_shared/store/journal/seal'
import { migrate } from '../../../cloudfunctions/_shared/store/migrate'
import { openStore, type Store } from '../../../cloudfunctions/_shared/store/store'
import { noteBackup } from '../../../local/backup/last-backup'
import { migrations, rights, server } from '../../../local/doctor/database'
import { backups, dataFolder, port, settings } from '../../../local/doctor/machine'
import { journals, reminders } from '../../../local/doctor/running'
import { serve } from '../../../local/http/serve'
import { type Databases, databases, type Reachable } from './databases'
import { nothingOf } from './nothing-of'

const PROJECT = path.resolve(import.meta.dirname, '../../..')
const MIGRATIONS = path.join(PROJECT, 'cloudfunctions/_shared/store/migrations')
const NOW = Date.now()

let servers: Databases
let database: Reachable
let owner: pg.Client
let store: Store
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'youju-doctor-'))
  servers = await databases()
  database = await servers.make('doctor')
  await migrate(database.owner, MIGRATIONS)
  owner = new pg.Client(database.owner)
  await owner.connect()
  store = openStore(database.owner, (error) => expect.unreachable(error.message))
}, 60_000)
afterAll(async () => {
  await store.close()
  await owner.end()
  await servers.close()
  await rm(folder, { recursive: true, force: true })
})

const verdicts = (findings: readonly { verdict: string }[]) => findings.map(({ verdict }) => verdict)

describe('the database', () => {
  test('of a fresh installation has nothing to remark on', async () => {
    expect(verdicts(await server(owner))).toEqual(['ok', 'ok', 'ok', 'ok'])
    expect(verdicts(await rights(owner, 'youju_app'))).toEqual(['ok'])
    expect(verdicts(await migrations(owner, MIGRATIONS))).toEqual(['ok'])
    expect(verdicts(await journals(store.db))).toEqual(['ok'])
  })

  test('tells a role that row security does not hold', async () => {
    const admin = new pg.Client(database.admin)
    await admin.connect()
    await admin.query('create role youju_free bypassrls; create role youju_heir in role youju_owner')
    await admin.end()
    for (const role of ['youju_free', 'youju_heir', 'youju_owner', 'nobody_there'])
      expect(verdicts(await rights(owner, role)), role).toEqual(['trouble'])
  })

  test('tells a table that the serving role reads without row security', async () => {
    await owner.query('create table youju.left_open (id int); grant select on youju.left_open to youju_app')
    expect(await rights(owner, 'youju_app')).toMatchObject([
      { verdict: 'trouble', found: expect.stringContaining('left_open') },
    ])
    await owner.query('drop table youju.left_open')
  })

  test('tells tables that wait for an update from those of a later or another program', async () => {
    const own = path.join(folder, 'migrations')
    await cp(MIGRATIONS, own, { recursive: true })
    const last = (await readdir(own)).sort().at(-1) ?? ''
    await cp(path.join(own, last), path.join(own, '9001_next.sql'))
    expect(verdicts(await migrations(owner, own))).toEqual(['attention'])
    await rm(path.join(own, '9001_next.sql'))
    await rm(path.join(own, last))
    expect(verdicts(await migrations(owner, own))).toEqual(['trouble'])
    await cp(path.join(own, '0001_organisation.sql'), path.join(own, last))
    expect(verdicts(await migrations(owner, own))).toEqual(['trouble'])
  })

  test('tells a chain that was cut, and rows that nobody seals', async () => {
    const [district, school] = [uuidv7(), uuidv7()]
    await owner.query(
      `insert into youju.org_unit (district_id, id, school_id, kind, name, position) values ($1, $2, $2, 'school', '一小', 1)`,
      [district, school],
    )
    const act = { at: new Date(NOW - 2 * 3_600_000), actorId: uuidv7(), did: 'switched' }
    const keep = `select youju.keep_journal($1, $2, 'setting', $3, $4, null, null)`
    await owner.query(keep, [district, school, uuidv7(), act])
    expect(verdicts(await journals(store.db))).toEqual(['attention'])
    await sealJournals(store.db, NOW)
    expect(verdicts(await journals(store.db))).toEqual(['ok'])
    await owner.query('update youju.journal_head set place = 2')
    expect(verdicts(await journals(store.db))).toEqual(['trouble'])
    await owner.query('update youju.journal_head set place = 1')
  })

  test('tells a clockwork that stands still, and a job that fails', async () => {
    const went = async (ago: string) => {
      await owner.query(
        `insert into youju.clockwork (went_round_at) values (now() - $1::interval)
        on conflict (only_one) do update set went_round_at = excluded.went_round_at`,
        [ago],
      )
      return verdicts(await reminders(store.db, NOW))
    }
    expect(verdicts(await reminders(store.db, NOW))).toEqual(['ok', 'attention'])
    expect(await went('9 minutes')).toEqual(['ok', 'ok'])
    expect(await went('11 minutes')).toEqual(['ok', 'attention'])
    await owner.query(
      `insert into youju.job (district_id, school_id, name, failures) values ($1, $1, 'digest', 1)`,
      [uuidv7()],
    )
    expect(await went('1 minute')).toEqual(['ok', 'trouble'])
  })
})

describe('the machine', () => {
  test('has a port that is free, ours, ours and not ready, or somebody else’s', async () => {
    const away = openStore({ host: '127.0.0.1', port: 1 }, () => undefined)
    const rest = { ...nothingOf(), operations: new Map(), tokens: { issue: never, read: never } }
    const at = { port: 0, hostname: '127.0.0.1', siteFolder: null, version: '0.0.0' }
    const host = await serve({ ...rest, store }, at)
    expect(verdicts(await port(host.port, '127.0.0.1'))).toEqual(['ok'])
    await host.stop()
    expect(verdicts(await port(1, '127.0.0.1'))).toEqual(['ok'])
    const broken = await serve({ ...rest, store: away }, at)
    expect(verdicts(await port(broken.port, '127.0.0.1'))).toEqual(['trouble'])
    await broken.stop()
    await away.close()
    const other = createServer((_, response) => response.end('<html>')).listen(0, '127.0.0.1')
    await once(other, 'listening')
    expect(verdicts(await port((other.address() as AddressInfo).port, '127.0.0.1'))).toEqual(['trouble'])
    other.close()
  })

  test('is told of a backup that is two days old, and not of one before that was made today', async () => {
    const made = (hours: number) =>
      noteBackup(folder, { at: new Date(NOW - hours * 3_600_000).toISOString(), folder: '/backup' })
    expect(verdicts(await backups(folder, NOW))).toEqual(['attention'])
    await made(47)
    expect(verdicts(await backups(folder, NOW))).toEqual(['ok'])
    await made(49)
    expect(verdicts(await backups(folder, NOW))).toEqual(['attention'])
  })

  test('has a data folder, or will make one', async () => {
    expect(verdicts(await dataFolder(folder))).toHaveLength(1)
    expect(verdicts(await dataFolder(path.join(folder, 'nowhere')))).toEqual(['attention'])
  })

  test('is told of a setting that is not right, by its name and never its value', async () => {
    const found = await settings({ YOUJU_TOKEN_SECRET: 'too short', YOUJU_LOG: 'loud' })
    expect(verdicts(found)).toEqual(['trouble', 'trouble'])
    expect(JSON.stringify(found)).not.toMatch(/too short|loud/)
    expect(verdicts(await settings({}))).toEqual(['ok'])
  })
})

test('the command ends with 1 when something has to be seen to, and tells no secret', async () => {
  const env = {
    ...process.env,
    YOUJU_DATA: folder,
    DATABASE_URL: 'postgres://somebody:hush-hush@127.0.0.1:1/youju',
    YOUJU_METRICS_TOKEN: 'hush-hush-hush-hush',
  }
  const args = ['--import', 'tsx', 'local/cli/main.ts', 'doctor', '--port', '8479']
  const child = spawn(process.execPath, args, { cwd: PROJECT, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8')
    })
  expect(await once(child, 'close')).toEqual([1, null])
  expect(output).toContain('连不上自备的数据库 127.0.0.1:1/youju')
  expect(output).toMatch(/1 个问题要处理/)
  expect(output).not.toContain('hush')
})

function never(): never {
  throw new Error('nobody signs in here')
}
