import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OperationName } from '#core/contract/contract'
import { type Answer, answer, type Deployment } from '../../cloudfunctions/_shared/endpoint/answer'
import { tokenKeeper } from '../../cloudfunctions/_shared/endpoint/token'
import { contentHash } from '../../cloudfunctions/_shared/store/content-hash'
import { sealJournals } from '../../cloudfunctions/_shared/store/journal/seal'
import { verifySchool } from '../../cloudfunctions/_shared/store/journal/verify'
import { migrate } from '../../cloudfunctions/_shared/store/migrate'
import { recountSchool } from '../../cloudfunctions/_shared/store/recount'
import { openStore, type Store } from '../../cloudfunctions/_shared/store/store'
import { operations } from '../../cloudfunctions/operations'
import { fileFolder } from '../../local/files/file-folder'
import type { RunningPostgres } from '../../local/postgres/running-postgres'
import { startPostgres } from '../../local/postgres/start-postgres'
import type { PersonKey } from './school/cast'
import { insertSchool, type SchoolIds } from './school/insert-school'
import { quotaPlan } from './school/test-plan'
import { TOKEN_SECRET } from './school/test-school'

const MIGRATIONS = path.resolve(import.meta.dirname, '../../cloudfunctions/_shared/store/migrations')
const FIRST_RELEASE = '0006_row_security.sql'
const NOW = Date.parse('2026-11-18T16:30:00+08:00')

/** As the first release kept them: without the fields that came later. */
const RESEARCH = { on: '2026-11-12', groupId: '', theme: '大单元备课', movedBecause: '', note: '' }
const OBSERVATION = {
  on: '2026-11-17',
  periods: [2],
  mode: 'live',
  hostSchool: '',
  classId: '',
  className: '一年级1班',
  teacherId: '',
  teacherName: '李老师',
  subject: '数学',
  topic: '',
  lessonType: '随堂课',
  note: '板书清楚',
}

let postgres: RunningPostgres
let folder: string
let dataFolder: string
let owner: pg.Client
let ids: SchoolIds
let store: Store
let ask: (who: PersonKey, operation: OperationName, input: unknown) => Promise<Answer>
const research = uuidv7()
const observation = uuidv7()
const notice = uuidv7()

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'youju-upgrade-'))
  dataFolder = await mkdtemp(path.join(os.tmpdir(), 'youju-upgrade-data-'))
  postgres = await startPostgres({ dataFolder, say: () => undefined })
  const released = path.join(folder, 'released')
  for (const name of (await readdir(MIGRATIONS)).filter((file) => file <= FIRST_RELEASE)) {
    await cp(path.join(MIGRATIONS, name), path.join(released, name))
  }
  await migrate(postgres.owner, released)
  owner = new pg.Client(postgres.owner)
  await owner.connect()
  const { forms: _, rubrics: __, options: ___, ...plan } = quotaPlan()
  ids = await insertSchool(owner, plan as ReturnType<typeof quotaPlan>, [], undefined, 'appointed')
  await keepAsThen('research', research, 'sun', { ...RESEARCH, groupId: ids.units.maths }, ids.units.maths)
  const lesson = { ...OBSERVATION, classId: ids.units.class1, teacherId: ids.people.li }
  await keepAsThen('observation', observation, 'wang', lesson, ids.people.li)
  await announceAsThen()
  await migrate(postgres.owner, MIGRATIONS)

  const secret = new TextEncoder().encode(TOKEN_SECRET)
  store = openStore(postgres.app, (error) => expect.unreachable(error.message))
  const deployment: Deployment = {
    operations,
    store,
    tokens: tokenKeeper(secret),
    platform: {
      wechatUser: null,
      vouchesForCaller: false,
      demo: false,
      files: fileFolder(path.join(folder, 'files'), secret, () => NOW),
      content: null,
      messages: null,
      codes: null,
    },
    clock: () => NOW,
    observe: () => undefined,
    clientFault: () => undefined,
    report: ({ error }) => expect.unreachable(String(error)),
  }
  ask = async (who, operation, input) => {
    const claims = { districtId: ids.districtId, sessionId: ids.sessions[who] }
    const { token } = await deployment.tokens.issue(claims, NOW)
    return answer({ operation, input, token, openId: undefined, requestId: 'upgrade' }, deployment)
  }
}, 60_000)
afterAll(async () => {
  await store.close()
  await owner.end()
  await postgres.stop()
  for (const each of [folder, dataFolder]) await rm(each, { recursive: true, force: true })
})

/** A row with the credit and the tally that the first release wrote beside it. */
async function keepAsThen(
  kind: 'research' | 'observation',
  id: string,
  author: PersonKey,
  payload: Readonly<Record<string, unknown>> & { readonly on: string },
  about: string,
): Promise<void> {
  const { districtId, termId, people, units } = ids
  const hash = contentHash({ kind, payload })
  await owner.query(
    `insert into youju.record (district_id, id, school_id, term_id, kind, author_id, about_id, happened_on, payload, state, late, content_hash, submitted_hash, received_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'counted', false, $10, $10, $8::date)`,
    [districtId, id, units.school, termId, kind, people[author], about, payload.on, payload, hash],
  )
  const subject = kind === 'research' ? units.maths : people[author]
  const measure = kind === 'research' ? 'researchSessions' : 'observationPeriods'
  const week = kind === 'research' ? 11 : 12
  const key = [districtId, units.school, termId, measure, subject, week]
  await owner.query(
    `insert into youju.credit (district_id, school_id, term_id, measure, subject_id, week, record_id, on_date, quantity)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 1)`,
    [...key, id, payload.on],
  )
  await owner.query(
    `insert into youju.tally (district_id, school_id, term_id, measure, subject_id, week, quantity)
     values ($1, $2, $3, $4, $5, $6, 1)`,
    key,
  )
}

/** An announcement to the parents of class 1, with the journal's row of it. */
async function announceAsThen(): Promise<void> {
  const { districtId, people, units } = ids
  await owner.query(
    `insert into youju.notice (district_id, id, school_id, title, body, publisher_id, publisher_name, published_at)
     values ($1, $2, $3, '家长会', '周五下午', $4, '钱主任', '2026-10-10T08:00:00Z')`,
    [districtId, notice, units.school, people.qian],
  )
  await owner.query(`insert into youju.notice_audience values ($1, $2, 'parents', $3)`, [
    districtId,
    notice,
    units.class1,
  ])
  const act = { actorId: people.qian, at: '2026-10-10T08:00:00.000Z', did: 'published', requestId: 'then' }
  await owner.query(`select youju.keep_journal($1, $2, 'notice', $3, $4, null, $5)`, [
    districtId,
    units.school,
    notice,
    act,
    { title: '家长会' },
  ])
}

const dataOf = ({ body }: Answer) => {
  if (!body.ok) throw new Error(JSON.stringify(body.problem))
  return body.data
}

describe('a school that was set up with the first release', () => {
  test('counts as before', async () => {
    const seen = openStore(postgres.owner, (error) => expect.unreachable(error.message))
    const school = { districtId: ids.districtId, schoolId: ids.units.school }
    expect(await recountSchool(seen.db, school, () => undefined)).toEqual([])
    await seen.close()
  })

  test('has its tallies by day, as its credits have them', async () => {
    const { rows } = await owner.query<{ measure: string; days: number[] }>(
      'select measure, days from youju.tally where district_id = $1 order by measure',
      [ids.districtId],
    )
    expect(rows).toEqual([
      // Tuesday 2026-11-17, and Thursday 2026-11-12.
      { measure: 'observationPeriods', days: [0, 1, 0, 0, 0, 0, 0] },
      { measure: 'researchSessions', days: [0, 0, 0, 1, 0, 0, 0] },
    ])
  })

  test('goes by the plan it had', async () => {
    expect(dataOf(await ask('zhou', 'plan.versions', {}))).toMatchObject({
      items: [{ version: 1, state: 'published', inForce: true, effectiveFrom: '2026-09-01', counting: null }],
    })
    expect(dataOf(await ask('zhou', 'standing.school', { week: 12 }))).toMatchObject({
      asOf: { planVersion: 1 },
    })
  })

  test('shows its records, with nothing in the fields they were kept without', async () => {
    expect(dataOf(await ask('sun', 'record.show', { id: research }))).toMatchObject({
      content: { payload: { theme: '大单元备课', attendance: [], steps: [], scope: 'group' } },
    })
    expect(dataOf(await ask('li', 'record.show', { id: observation }))).toMatchObject({
      content: { payload: { note: '板书清楚', timeline: [], scores: null } },
    })
    expect(dataOf(await ask('li', 'record.list', { whose: 'aboutMe' }))).toMatchObject({
      items: [{ id: observation }],
    })
  })

  test('knows a submission from then again, although the app has learnt new fields', async () => {
    const payload = { ...OBSERVATION, classId: ids.units.class1, teacherId: ids.people.li }
    const again = await ask('wang', 'record.submit', {
      id: observation,
      content: { kind: 'observation', payload },
    })
    expect(dataOf(again)).toMatchObject({ id: observation, revision: 1 })
  })

  test('corrects a record from then with what is new', async () => {
    const payload = { ...RESEARCH, groupId: ids.units.maths, steps: ['研', '讲'] }
    const corrected = await ask('sun', 'record.correct', {
      id: research,
      revision: 1,
      content: { kind: 'research', payload },
    })
    expect(dataOf(corrected)).toMatchObject({ revision: 2, state: 'counted' })
    expect(dataOf(await ask('sun', 'record.show', { id: research }))).toMatchObject({
      content: { payload: { steps: ['研', '讲'] } },
    })
  })

  test('has its parents in their classes, who hear what was said to them, and nobody else does', async () => {
    const listed = async (who: PersonKey) =>
      (dataOf(await ask(who, 'notice.list', {})) as { notices: { items: { id: string }[] } }).notices.items
    expect(await listed('zheng')).toMatchObject([{ id: notice, title: '家长会', state: 'published' }])
    expect(await listed('feng')).toEqual([])
    expect(dataOf(await ask('zheng', 'parent.classes', {}))).toMatchObject({
      classes: [{ classId: ids.units.class1, state: 'joined' }],
    })
  })

  test('has a journal whose chain holds from its first row on', async () => {
    const seen = openStore(postgres.owner, (error) => expect.unreachable(error.message))
    const school = { districtId: ids.districtId, schoolId: ids.units.school }
    expect(await sealJournals(seen.db, NOW)).toBeGreaterThan(0)
    expect((await verifySchool(seen.db, school, undefined)).broken).toBeNull()
    await seen.close()
  })
})
