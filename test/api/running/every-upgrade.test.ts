import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OperationName } from '#core/contract/contract'
import { answer } from '../../../cloudfunctions/_shared/endpoint/answer'
import type { Deployment } from '../../../cloudfunctions/_shared/endpoint/deployment'
import { tokenKeeper } from '../../../cloudfunctions/_shared/endpoint/token'
import { sealJournals } from '../../../cloudfunctions/_shared/store/journal/seal'
import { verifySchool } from '../../../cloudfunctions/_shared/store/journal/verify'
import { migrate } from '../../../cloudfunctions/_shared/store/migrate'
import { recountSchool } from '../../../cloudfunctions/_shared/store/recount/recount-school'
import { openStore, type Store } from '../../../cloudfunctions/_shared/store/store'
import { operations } from '../../../cloudfunctions/operations'
import type { PersonKey } from '../school/cast'
import { insertSchool } from '../school/insert-school'
import { quotaPlan } from '../school/test-plan'
import { TOKEN_SECRET } from '../school/test-school'
import { type AsThen, announceAsThen, keepAsThen } from './as-then'
import { contentsOf, type Databases, databases, type Reachable } from './databases'
import { nothingOf } from './nothing-of'

const MIGRATIONS = path.resolve(import.meta.dirname, '../../../cloudfunctions/_shared/store/migrations')
const NOW = Date.parse('2026-11-18T16:30:00+08:00')
/** Before these, parents had posts, and there were notices as rows of their own. */
const [GUARDIANS_FROM, NOTICES_UNTIL] = ['0024', '0028']
/** The first whose tables hold a school with a plan and its records. */
const FIRST = '0002'
const RELEASED = ['0006', '0012', '0017', '0023', '0032']

let server: Databases
let grown: Reachable
let folder: string
let names: string[]
let store: Store
let deployment: Deployment
/** The database as it was at the release 0023: one to fail on, one for two hosts at once. */
let early: readonly [Reachable, Reachable]
const lived: (AsThen & { readonly level: string })[] = []

/** A folder with the migrations up to one, as a release had them. */
async function upTo(name: string, inside = 'growing'): Promise<string> {
  const released = path.join(folder, inside)
  await mkdir(released, { recursive: true })
  const there = await readdir(released)
  for (const each of names.filter((known) => known <= name && !there.includes(known))) {
    await cp(path.join(MIGRATIONS, each), path.join(released, each))
  }
  return released
}

/** A school as people lived in it with the tables of that level, in a district of its own. */
async function liveAt(level: string): Promise<void> {
  const client = new pg.Client(grown.owner)
  await client.connect()
  const parentsAre = level < GUARDIANS_FROM ? 'appointed' : 'guardians'
  const { forms: _, rubrics: __, options: ___, ...plan } = quotaPlan()
  const ids = await insertSchool(client, plan as ReturnType<typeof quotaPlan>, [], undefined, parentsAre)
  const research = await keepAsThen(client, ids, 'research')
  const observation = await keepAsThen(client, ids, 'observation')
  const notice = level < NOTICES_UNTIL ? await announceAsThen(client, ids) : null
  await client.end()
  lived.push({ ids, research, observation, notice, level })
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'youju-upgrades-'))
  server = await databases()
  names = (await readdir(MIGRATIONS)).sort()
  grown = await server.make('grown')
  for (const name of names) {
    await migrate(grown.owner, await upTo(name))
    if (name >= FIRST) await liveAt(name)
    if (name.startsWith('0023'))
      early = [await server.make('early_1', 'grown'), await server.make('early_2', 'grown')]
  }
  store = openStore(grown.owner, (error) => expect.unreachable(error.message))
  deployment = {
    ...nothingOf(),
    operations,
    store: openStore(grown.app, (error) => expect.unreachable(error.message)),
    tokens: tokenKeeper(new TextEncoder().encode(TOKEN_SECRET)),
    clock: () => NOW,
    report: ({ error }) => expect.unreachable(String(error)),
  }
  await sealJournals(store.db, NOW)
}, 60_000)
afterAll(async () => {
  await deployment.store.close()
  await store.close()
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

async function ask({ ids }: AsThen, who: PersonKey, operation: OperationName, input: unknown) {
  const claims = { districtId: ids.districtId, sessionId: ids.sessions[who] }
  const { token } = await deployment.tokens.issue(claims, NOW)
  const call = { operation, input, token, openId: undefined, requestId: 'every-upgrade' }
  const { body } = await answer(call, deployment)
  if (!body.ok) throw new Error(`${operation}: ${JSON.stringify(body.problem)}`)
  return body.data
}

describe('a school that was lived in at any level of the tables since the first', () => {
  test('counts as before, and its journal holds', async () => {
    expect(lived).toHaveLength(names.filter((name) => name >= FIRST).length)
    for (const { ids, level } of lived) {
      const school = { districtId: ids.districtId, schoolId: ids.units.school }
      expect(await recountSchool(store.db, school, () => undefined), level).toEqual([])
      expect((await verifySchool(store.db, school, undefined)).broken, level).toBeNull()
    }
  })

  test('knows a submission from then again', async () => {
    for (const then of lived) {
      const { id, content } = then.observation
      const again = await ask(then, 'wang', 'record.submit', { id, content })
      expect(again, then.level).toMatchObject({ id, revision: 1 })
    }
  })

  test('says to its parents what was said to them, and to no others', async () => {
    for (const then of lived.filter(({ notice }) => notice !== null)) {
      const listed = async (who: PersonKey) =>
        ((await ask(then, who, 'notice.list', {})) as { notices: { items: { id: string }[] } }).notices.items
      expect(await listed('zheng'), then.level).toMatchObject([{ id: then.notice, title: '家长会' }])
      expect(await listed('feng'), then.level).toEqual([])
    }
  })
})

describe.each(RELEASED)('a school of the release %s', (level) => {
  let then: AsThen
  beforeAll(() => {
    const found = lived.find((each) => each.level.startsWith(level))
    if (!found) throw new Error(`nobody lived at ${level}`)
    then = found
  })

  test('goes by the plan it had, and has its tallies by day as its credits have them', async () => {
    expect(await ask(then, 'zhou', 'plan.versions', {})).toMatchObject({
      items: [{ version: 1, state: 'published', inForce: true, effectiveFrom: '2026-09-01', counting: null }],
    })
    expect(await ask(then, 'zhou', 'standing.school', { week: 12 })).toMatchObject({
      asOf: { planVersion: 1 },
    })
    const tallies = await store.db
      .selectFrom('tally')
      .select(['measure', 'days'])
      .where('districtId', '=', then.ids.districtId)
      .orderBy('measure')
      .execute()
    expect(tallies).toEqual([
      // Tuesday 2026-11-17, and Thursday 2026-11-12.
      { measure: 'observationPeriods', days: [0, 1, 0, 0, 0, 0, 0] },
      { measure: 'researchSessions', days: [0, 0, 0, 1, 0, 0, 0] },
    ])
  })

  test('shows its records with nothing in the fields they were kept without, and its parents their class', async () => {
    expect(await ask(then, 'sun', 'record.show', { id: then.research.id })).toMatchObject({
      content: { payload: { theme: '大单元备课', attendance: [], steps: [], scope: 'group' } },
    })
    expect(await ask(then, 'li', 'record.show', { id: then.observation.id })).toMatchObject({
      content: { payload: { note: '板书清楚', timeline: [], scores: null } },
    })
    expect(await ask(then, 'li', 'record.list', { whose: 'aboutMe' })).toMatchObject({
      items: [{ id: then.observation.id }],
    })
    expect(await ask(then, 'zheng', 'parent.classes', {})).toMatchObject({
      classes: [{ classId: then.ids.units.class1, state: 'joined' }],
    })
  })

  test('goes on: a correction with what is new, and a new record', async () => {
    const { id, content } = then.research
    const corrected = { kind: content.kind, payload: { ...content.payload, steps: ['研', '讲'] } }
    expect(await ask(then, 'sun', 'record.correct', { id, revision: 1, content: corrected })).toMatchObject({
      revision: 2,
      state: 'counted',
    })
    expect(await ask(then, 'sun', 'record.show', { id })).toMatchObject({
      content: { payload: { steps: ['研', '讲'] } },
    })
    const next = { ...then.observation.content.payload, on: '2026-11-18', periods: [3] }
    const observation = { id: uuidv7(), content: { kind: 'observation', payload: next } }
    expect(await ask(then, 'wang', 'record.submit', observation)).toMatchObject({ state: 'counted' })
  })
})

describe('an upgrade from a release', () => {
  test('that fails halfway keeps what was done whole, and leaves the rest as it was', async () => {
    const [database] = early
    const broken = await upTo('0024_zzz', 'broken')
    const next = names.find((name) => name.startsWith('0024')) ?? ''
    const text = await readFile(path.join(MIGRATIONS, next), 'utf8')
    await writeFile(path.join(broken, next), `${text}\nselect 1 / 0;`)
    const before = await contentsOf(database)
    await expect(migrate(database.owner, broken)).rejects.toMatchObject({
      remedy: expect.stringContaining('数据没有改动'),
    })
    expect(await contentsOf(database)).toEqual(before)
    expect((await migrate(database.owner, MIGRATIONS))[0]).toBe(next)
  })

  test('by two hosts at once is done once', async () => {
    const [, database] = early
    const applied = await Promise.all([
      migrate(database.owner, MIGRATIONS),
      migrate(database.owner, MIGRATIONS),
    ])
    expect(applied.flat()).toEqual(names.filter((name) => name > '0024'))
  })
})
