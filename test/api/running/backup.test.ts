import { cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { whatIsMissing } from '../../../cloudfunctions/_shared/observe/readiness'
import { sealJournals } from '../../../cloudfunctions/_shared/store/journal/seal'
import { verifySchool } from '../../../cloudfunctions/_shared/store/journal/verify'
import { migrate } from '../../../cloudfunctions/_shared/store/migrate'
import { recountSchool } from '../../../cloudfunctions/_shared/store/recount/recount-school'
import { SCHEMA_VERSION } from '../../../cloudfunctions/_shared/store/schema-version'
import { openStore } from '../../../cloudfunctions/_shared/store/store'
import { checkBackup } from '../../../local/backup/check'
import { makeBackup } from '../../../local/backup/make'
import { FILE_LIST, hashOf, type Manifest, tableFile, writeManifest } from '../../../local/backup/manifest'
import { restoreBackup } from '../../../local/backup/restore'
import { insertSchool } from '../school/insert-school'
import { liveIn } from '../school/lived-in'
import { quotaPlan } from '../school/test-plan'
import { type TestSchool, testSchool } from '../school/test-school'
import { contentsOf, type Databases, databases, type Reachable } from './databases'

const MIGRATIONS = path.resolve(import.meta.dirname, '../../../cloudfunctions/_shared/store/migrations')
const NOW = Date.parse('2026-11-18T16:30:00+08:00')

let server: Databases
let source: Reachable
let empty: Reachable
/** What became of the backup in a new database. */
let restored: Reachable
let school: TestSchool
let folder: string
/** Made once, of a school with something in every table. */
let backup: string
let made: Manifest

const say = () => undefined
const within = (name: string) => path.join(folder, name)
const backUp = (target: string, of: Reachable = source) =>
  makeBackup({
    ...{ owner: of.owner, filesFolder: school.filesFolder, target, version: '0.0.0', now: NOW, say },
  })
const restore = async (from: string, to: Reachable, wish: { replace?: boolean; migrations?: string } = {}) =>
  restoreBackup({
    ...{ owner: to.owner, appRole: undefined, folder: from, backup: await checkBackup(from) },
    ...{ filesFolder: within('files'), migrations: MIGRATIONS, replace: false, ...wish },
  })

async function asOwner<T>(database: Reachable, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(database.owner)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'youju-backup-'))
  server = await databases()
  source = await server.make('source')
  await migrate(source.owner, MIGRATIONS)
  school = await testSchool({ database: source })
  await liveIn(school)
  backup = within('backup')
  made = await backUp(backup)
  empty = await server.make('empty')
  restored = await server.make('restored')
  await restore(backup, restored)
}, 60_000)
afterAll(async () => {
  await school?.close()
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const switched =
  () => `select youju.keep_journal('${school.districtId}', '${school.id}', 'setting', gen_random_uuid(),
  '{"at": "2026-11-18T10:00:00Z", "actorId": "00000000-0000-0000-0000-000000000000", "did": "switched"}', null, null)`

async function rowsOfJournal(database: Reachable): Promise<number> {
  const counted = await asOwner(database, (client) =>
    client.query<{ count: number }>('select count(*)::int as count from youju.journal where school_id = $1', [
      school.id,
    ]),
  )
  return counted.rows[0]?.count ?? 0
}

const key = () => ({ districtId: school.districtId, schoolId: school.id })

describe('a backup', () => {
  test('restored into a new database is what was there, in every table and every file', async () => {
    expect(await contentsOf(restored)).toEqual(await contentsOf(source))
    for (const place of await readdir(school.filesFolder, { recursive: true })) {
      const bytes = await readFile(path.join(school.filesFolder, place)).catch(() => null)
      if (bytes) expect(await readFile(path.join(within('files'), place))).toEqual(bytes)
    }
    expect(made.files).toMatchObject({ count: 1, gone: 0, elsewhere: 0 })
  })

  test('carries the journal’s chain, which goes on there and still holds against what was noted', async () => {
    const store = openStore(restored.owner, (error) => expect.unreachable(error.message))
    const [head] = made.heads
    const before = await verifySchool(store.db, key(), head)
    expect(before).toMatchObject({ broken: null, rows: head?.place })
    for (const _ of [1, 2]) {
      await asOwner(restored, (client) => client.query(switched()))
      await sealJournals(store.db, NOW)
    }
    expect(await verifySchool(store.db, key(), head)).toMatchObject({
      broken: null,
      waiting: 0,
      rows: before.rows + before.waiting + 2,
    })
    await store.close()
  })

  test('by another tool keeps transaction ids of the old server; the chain goes on all the same', async () => {
    const moved = await server.make('moved', 'restored')
    const far = `xid = (xid::text::bigint + 1000000)::text::xid8`
    const guard = (way: string) =>
      ['journal', 'journal_link'].map((table) => `alter table youju.${table} ${way} trigger user`).join(';')
    await asOwner(moved, (client) =>
      client.query(`${guard('disable')}; update youju.journal set ${far}; update youju.journal_link set ${far};
        update youju.journal_head set ${far}; ${guard('enable')}`),
    )
    const store = openStore(moved.owner, (error) => expect.unreachable(error.message))
    for (const _ of [1, 2, 3]) {
      await asOwner(moved, (client) => client.query(switched()))
      await sealJournals(store.db, NOW)
    }
    const { broken, rows } = await verifySchool(store.db, key(), made.heads[0])
    await store.close()
    expect({ broken, rows }).toEqual({ broken: null, rows: await rowsOfJournal(moved) })
  })

  test('leaves the guards on, and what nobody may change, unchangeable', async () => {
    await asOwner(restored, async (client) => {
      await expect(client.query('delete from youju.journal')).rejects.toMatchObject({ code: '42501' })
      const { rows } = await client.query(`select from pg_trigger where tgenabled = 'D'`)
      expect(rows).toEqual([])
    })
  })

  test('made while others write is of one moment: every number is that of its records', async () => {
    const busy = within('busy')
    let writing = true
    let written = 0
    const writer = (async () => {
      for (let period = 1; writing && period <= 6; period += 1) {
        for (const on of ['2026-11-16', '2026-11-17', '2026-11-18']) {
          const lesson = school.observation({ on, periods: [period] })
          if ((await school.ask('he', 'record.submit', lesson)).body.ok) written += 1
        }
      }
    })()
    await backUp(busy)
    writing = false
    await writer
    expect(written).toBeGreaterThan(0)
    const target = await server.make('while_busy')
    await restore(busy, target)
    const store = openStore(target.owner, (error) => expect.unreachable(error.message))
    expect(await recountSchool(store.db, key(), say)).toEqual([])
    expect((await verifySchool(store.db, key(), undefined)).broken).toBeNull()
    await store.close()
  })

  test('is refused where a folder is already, and leaves nothing where it failed', async () => {
    await expect(backUp(backup)).rejects.toThrow('已经有了')
    const elsewhere = { ...source, owner: { ...source.owner, database: 'nowhere' } }
    await expect(backUp(within('failed'), elsewhere)).rejects.toThrow()
    expect((await readdir(folder)).filter((name) => name.startsWith('failed'))).toEqual([])
  })

  test('of tables of an earlier version comes back as those, and is migrated from there', async () => {
    const released = within('released')
    for (const name of (await readdir(MIGRATIONS)).filter((file) => file < '0024')) {
      await cp(path.join(MIGRATIONS, name), path.join(released, name))
    }
    const [early, target] = [await server.make('early'), await server.make('from_early')]
    await migrate(early.owner, released)
    await asOwner(early, (client) => insertSchool(client, quotaPlan(), [], undefined, 'appointed'))
    await backUp(within('early'), early)
    await restore(within('early'), target)
    expect(await contentsOf(target)).toEqual(await contentsOf(early))
    expect(await migrate(target.owner, MIGRATIONS)).toHaveLength(
      (await readdir(MIGRATIONS)).filter((file) => file >= '0024').length,
    )
  })
})

describe('a host', () => {
  const missing = async (database: Reachable) => {
    const store = openStore(database.app, (error) => expect.unreachable(error.message))
    const found = await whatIsMissing(store)
    await store.close()
    return found
  }

  test('is ready with the tables that its program was written for, the last there are', async () => {
    expect(await missing(source)).toEqual([])
    expect((await readdir(MIGRATIONS)).sort().at(-1)).toBe(SCHEMA_VERSION)
  })

  test('is not ready with earlier tables, later ones, or none', async () => {
    expect(await missing(empty)).toMatchObject([{ what: 'migrations' }])
    const later = await server.make('later', 'restored')
    const named = (name: string) => asOwner(later, (client) => client.query(name))
    await named(`insert into public.migration values ('9999_later.sql', '')`)
    expect(await missing(later)).toMatchObject([{ what: 'migrations' }])
    await named(`delete from public.migration where name > '0034'`)
    expect(await missing(later)).toMatchObject([{ what: 'migrations' }])
  })
})

describe('what is not as it was written is refused before anything changes:', () => {
  const photo = async () => (await readFile(path.join(backup, FILE_LIST), 'utf8')).slice(66).trim()
  const changed = async (file: string) => {
    const bytes = await readFile(file)
    const middle = Math.floor(bytes.length / 2)
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle)
    await writeFile(file, bytes)
  }
  const reworded = async (file: string, word: string, other: string) => {
    const text = gunzipSync(await readFile(file)).toString('utf8')
    expect(text).toContain(word)
    await writeFile(file, gzipSync(text.replaceAll(word, other)))
  }
  const lostEnd = async (file: string) => truncate(file, (await readFile(file)).length - 1)

  test.each<[string, (copy: string) => Promise<unknown>]>([
    ['a table with one other bit', (copy) => changed(tableFile(copy, 'record'))],
    [
      'a table with another word in it',
      (copy) => reworded(tableFile(copy, 'org_unit'), '测试学区', '别的学区'),
    ],
    ['a table that was cut off', (copy) => lostEnd(tableFile(copy, 'journal'))],
    ['a table that is missing', (copy) => rm(tableFile(copy, 'credit'))],
    ['a table put in another’s place', (copy) => cp(tableFile(copy, 'term'), tableFile(copy, 'tally'))],
    ['a photo with one other bit', async (copy) => changed(path.join(copy, await photo()))],
    ['a photo that is missing', async (copy) => rm(path.join(copy, await photo()))],
    ['a list of files with one less', (copy) => writeFile(path.join(copy, FILE_LIST), '')],
    [
      'a manifest with another number',
      async (copy) => {
        const file = path.join(copy, 'manifest.json')
        await writeFile(file, (await readFile(file, 'utf8')).replace(/"rows": \d+/, '"rows": 7'))
      },
    ],
    ['a backup that was not finished', (copy) => rm(path.join(copy, 'manifest.json'))],
  ])('%s', async (_, damage) => {
    const copy = within('damaged')
    await rm(copy, { recursive: true, force: true })
    await cp(backup, copy, { recursive: true })
    await damage(copy)
    await expect(restore(copy, empty)).rejects.toMatchObject({ name: 'BackupProblem' })
    expect(
      await asOwner(empty, (client) => client.query(`select to_regnamespace('youju') as there`)),
    ).toMatchObject({ rows: [{ there: null }] })
  })

  test('tables of a version that is still to come', async () => {
    const copy = within('newer')
    await cp(backup, copy, { recursive: true })
    const migrations = [...made.migrations, { name: '9999_later.sql', hash: hashOf('') }]
    await writeManifest(copy, { ...made, migrations })
    await expect(restore(copy, empty)).rejects.toMatchObject({
      remedy: expect.stringContaining('更新到最新版本'),
    })
  })
})

describe('a database with a school in it', () => {
  let full: Reachable
  beforeAll(async () => {
    full = await server.make('lived_in', 'restored')
    await asOwner(full, (client) => client.query(`update youju.person set name = '改过'`))
  })

  test('is left alone unless its replacement is wished for', async () => {
    const before = await contentsOf(full)
    await expect(restore(backup, full)).rejects.toThrow('不是空的')
    expect(await contentsOf(full)).toEqual(before)
  })

  test('is as it was when the restoring is cut off in the middle', async () => {
    const copy = within('cut')
    await cp(backup, copy, { recursive: true })
    const checked = await checkBackup(copy)
    await lostAfterChecking(copy)
    const before = await contentsOf(full)
    const cutOff = restoreBackup({
      ...{ owner: full.owner, appRole: undefined, folder: copy, backup: checked, replace: true },
      ...{ filesFolder: within('files'), migrations: MIGRATIONS },
    })
    await expect(cutOff).rejects.toMatchObject({ name: 'BackupProblem' })
    expect(await contentsOf(full)).toEqual(before)
  })

  test('is not touched while a host uses it', async () => {
    const store = openStore(full.app, say)
    await store.db.selectNoFrom((one) => one.lit(1).as('one')).execute()
    await expect(restore(backup, full, { replace: true })).rejects.toThrow('正在运行')
    await store.close()
  })

  test('becomes what the backup holds when that is wished for', async () => {
    await restore(backup, full, { replace: true })
    expect((await contentsOf(full)).person).toBe((await contentsOf(source)).person)
  })
})

/** Of a table near the end, when most of the others are in. */
async function lostAfterChecking(copy: string): Promise<void> {
  const file = tableFile(copy, 'tally')
  await truncate(file, (await readFile(file)).length - 2)
}
