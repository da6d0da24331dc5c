import { sql } from 'kysely'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { sealJournals, sealSchool } from '../../../cloudfunctions/_shared/store/journal/seal'
import {
  type BrokenLink,
  type Noted,
  type Verdict,
  verifySchool,
} from '../../../cloudfunctions/_shared/store/journal/verify'
import { openStore, type Store } from '../../../cloudfunctions/_shared/store/store'
import { entered } from '../school/entered'
import { testSchool } from '../school/test-school'
import { sealAll } from './seal-all'

const NOW = Date.parse('2026-11-18T16:30:00+08:00')

let owner: Store
let school: { readonly districtId: string; readonly schoolId: string }
beforeAll(() => {
  owner = openStore(inject('database').owner, () => undefined)
})
beforeEach(() => {
  school = { districtId: uuidv7(), schoolId: uuidv7() }
})
afterAll(() => owner.close())

const seal = () => sealAll(owner.db, school, NOW)
const verify = (noted?: Noted): Promise<Verdict> => verifySchool(owner.db, school, noted)
const rowsOf = async <T extends pg.QueryResultRow>(text: string) =>
  (await sql<T>`${sql.raw(text)}`.execute(owner.db)).rows

/** Writes so many rows, each in a transaction of its own; answers their numbers. */
async function live(rows: number): Promise<number[]> {
  for (let row = 1; row <= rows; row += 1) await rowsOf(insertRow('corrected'))
  const written = await rowsOf<{ seq: number }>(`select seq from youju.journal where ${of()} order by seq`)
  return written.map(({ seq }) => seq)
}

/** As whoever owns the database and has switched the guards off. */
async function tamper(...statements: string[]): Promise<void> {
  const client = new pg.Client(inject('database').owner)
  await client.connect()
  const guard = (way: string) =>
    ['journal', 'journal_link'].map((table) => `alter table youju.${table} ${way} trigger user;`).join('')
  await client.query(`begin; ${guard('disable')} ${statements.join(';')}; ${guard('enable')} commit`)
  await client.end()
}

const of = () => `school_id = '${school.schoolId}'`

async function brokenAfter(...statements: string[]): Promise<BrokenLink | null> {
  await tamper(...statements)
  return (await verify()).broken
}

describe('a chain', () => {
  test('covers every row once its transaction is over, and holds', async () => {
    const rows = await live(4)
    expect(await verify()).toMatchObject({ rows: 0, waiting: 4, broken: null })
    await seal()
    expect(await verify()).toMatchObject({ rows: 4, waiting: 0, erased: 0, broken: null })
    const links = await rowsOf<{ seq: number }>(
      `select seq from youju.journal_link where ${of()} order by place`,
    )
    expect(links.map(({ seq }) => seq)).toEqual(rows)
  })

  test('goes on where it ended, and sealing once more changes nothing', async () => {
    await live(2)
    await seal()
    const { head } = await verify()
    await seal()
    expect((await verify()).head).toEqual(head)
    await live(1)
    await seal()
    const later = await verify(head)
    expect(later).toMatchObject({ rows: 3, broken: null })
    expect(later.head).not.toEqual(head)
  })

  test('waits for a transaction that is under way, and seals what came after it later', async () => {
    const client = new pg.Client(inject('database').owner)
    await client.connect()
    await client.query('begin')
    await client.query(insertRow('early'))
    await live(1)
    await sealSchool(owner.db, school, NOW)
    expect(await verify()).toMatchObject({ rows: 0, waiting: 1, broken: null })
    await client.query('commit')
    await client.end()
    await seal()
    expect(await verify()).toMatchObject({ rows: 2, waiting: 0, broken: null })
  })

  test('of one school knows nothing of another school’s rows', async () => {
    const first = school
    await live(1)
    await seal()
    school = { ...first, schoolId: uuidv7() }
    await live(1)
    await seal()
    await tamper(`update youju.journal set did = 'x' where ${of()}`)
    expect((await verify()).broken).toMatchObject({ kind: 'rowChanged', place: 1 })
    expect(await verifySchool(owner.db, first, undefined)).toMatchObject({ rows: 1, broken: null })
  })
})

const insertRow = (did: string, extra = { columns: '', values: '' }) =>
  `insert into youju.journal
     (district_id, school_id, at, actor_id, did, row_kind, row_id, reason, before, after, reason_hash, hash${extra.columns})
   ${extra.columns ? 'overriding system value' : ''}
   values ('${school.districtId}', '${school.schoolId}', '2026-11-18T08:00:01.234567Z', '${uuidv7()}', '${did}', 'setting',
           '${uuidv7()}', '「量表」\t原因', '{"课题": "分数\\n的意义", "revision": 1.50}', '{"是": null}', '', ''${extra.values})`

describe('the first broken link', () => {
  test.each([
    ['what was written down after', `after = after || '{"kind": "research"}'`],
    ['what was written down before', `before = '{}'`],
    ['the reason', `reason = '别的原因'`],
    ['who did it', `actor_id = gen_random_uuid()`],
    ['in whose post', `acting_for = array[gen_random_uuid()]`],
    ['what was done', `did = 'withdrawn'`],
    ['when, by a millisecond', `at = at + interval '1 ms'`],
    ['the row it was done to', `row_id = gen_random_uuid()`],
    ['the hash', `hash = sha256('x')`],
  ])('is the row of which somebody changed %s', async (_, change) => {
    const rows = await live(4)
    await seal()
    const seq = rows[2] ?? 0
    const broken = await brokenAfter(`update youju.journal set ${change} where ${of()} and seq = ${seq}`)
    expect(broken).toMatchObject({ kind: 'rowChanged', place: 3, seq })
  })

  test('is the row that was changed and hashed anew: its link does not fit', async () => {
    const rows = await live(4)
    await seal()
    const seq = rows[1] ?? 0
    const where = `where j.${of()} and seq = ${seq}`
    const broken = await brokenAfter(
      `update youju.journal j set did = 'withdrawn' ${where}`,
      `update youju.journal j set hash = youju.journal_hash(j) ${where}`,
    )
    expect(broken).toMatchObject({ kind: 'linkChanged', place: 2, seq })
  })

  test('is the place of a row that is gone', async () => {
    const rows = await live(4)
    await seal()
    const seq = rows[2] ?? 0
    const broken = await brokenAfter(`delete from youju.journal where ${of()} and seq = ${seq}`)
    expect(broken).toMatchObject({ kind: 'rowMissing', place: 3, seq })
  })

  test('is the place of a link that is gone with its row', async () => {
    const rows = await live(4)
    await seal()
    const broken = await brokenAfter(
      `delete from youju.journal where ${of()} and seq = ${rows[1]}`,
      `delete from youju.journal_link where ${of()} and place = 2`,
    )
    expect(broken).toMatchObject({ kind: 'linkMissing', place: 2 })
  })

  test('is the row that was put between others after they were sealed, whether or not sealing came by again', async () => {
    const rows = await live(4)
    await seal()
    const seq = Math.max(...rows) + 1_000_000
    const xid = `(select xid from youju.journal where ${of()} and seq = ${rows[1]})`
    await tamper(insertRow('submitted', { columns: ', seq, xid', values: `, ${seq}, ${xid}` }))
    expect((await verify()).broken).toMatchObject({ kind: 'rowBetween', place: 3, seq })
    await sealSchool(owner.db, school, NOW)
    expect((await verify()).broken).toMatchObject({ kind: 'rowBetween', place: 3, seq })
  })

  test('is the one after the last when the tail was cut off with its rows', async () => {
    const rows = await live(4)
    await seal()
    const broken = await brokenAfter(
      `delete from youju.journal where ${of()} and seq >= ${rows[2]}`,
      `delete from youju.journal_link where ${of()} and place >= 3`,
    )
    expect(broken).toMatchObject({ kind: 'tailCut', place: 3 })
  })

  test('is found by a head that was noted, when the tail was cut off and the kept head with it', async () => {
    const rows = await live(4)
    await seal()
    const { head } = await verify()
    await tamper(
      `delete from youju.journal where ${of()} and seq >= ${rows[3]}`,
      `delete from youju.journal_link where ${of()} and place >= 4`,
      `update youju.journal_head h set (place, seq, xid, link) = (select place, seq, xid, link from youju.journal_link l where l.${of()} and place = 3) where ${of()}`,
    )
    expect((await verify()).broken).toBeNull()
    expect((await verify(head)).broken).toMatchObject({ kind: 'tailCut', place: 4 })
  })

  test('is found by a head that was noted, when a row and every link after it were made anew', async () => {
    const rows = await live(4)
    await seal()
    const { head } = await verify()
    await tamper(
      `update youju.journal j set did = 'withdrawn' where ${of()} and seq = ${rows[0]}`,
      `update youju.journal j set hash = youju.journal_hash(j) where ${of()} and seq = ${rows[0]}`,
      `delete from youju.journal_link where ${of()}`,
      `delete from youju.journal_head where ${of()}`,
    )
    await seal()
    expect((await verify()).broken).toBeNull()
    expect((await verify(head)).broken).toMatchObject({ kind: 'otherThanNoted', place: 4 })
  })

  test('is a link that was changed itself', async () => {
    await live(3)
    await seal()
    const broken = await brokenAfter(
      `update youju.journal_link set link = sha256('x') where ${of()} and place = 2`,
    )
    expect(broken).toMatchObject({ kind: 'linkChanged', place: 2 })
  })
})

describe('content taken out of a row', () => {
  const redact = (seq: number, left: object) =>
    owner.db.transaction().execute(async (tx) => {
      const act = { actorId: uuidv7(), at: new Date(NOW), reason: '本人要求', requestId: '' }
      const rows = [{ seq, reason: '', before: null, after: left }]
      await sql`select youju.redact_journal(${school.districtId}::uuid, ${school.schoolId}::uuid, ${uuidv7()}::uuid,
        ${JSON.stringify(act)}::jsonb, '{}', ${JSON.stringify(rows)}::jsonb)`.execute(tx)
    })

  test('leaves the chain whole, a row that tells of it, and nothing to guess the content by', async () => {
    const rows = await live(3)
    await seal()
    await redact(rows[1] ?? 0, { payload: '已删除' })
    await seal()
    expect(await verify()).toMatchObject({ rows: 4, erased: 1, broken: null })
    expect(await rowsOf(`select salt, reason from youju.journal where seq = ${rows[1]}`)).toEqual([
      { salt: null, reason: '' },
    ])
  })

  test('and changed afterwards, is the first broken link', async () => {
    const rows = await live(3)
    await seal()
    await redact(rows[1] ?? 0, { payload: '已删除' })
    await seal()
    const broken = await brokenAfter(
      `update youju.journal set after = '{}' where ${of()} and seq = ${rows[1]}`,
    )
    expect(broken).toMatchObject({ kind: 'erasureUntold', place: 2, seq: rows[1] })
  })

  test('without a row that tells of it, is the first broken link', async () => {
    const rows = await live(3)
    await seal()
    const where = `where ${of()} and seq = ${rows[1]}`
    const taken = 'salt = null, after = null, redacted_at = now()'
    expect(
      await brokenAfter(`update youju.journal set ${taken}, redacted_by = ${rows[0]} ${where}`),
    ).toMatchObject({
      kind: 'erasureUntold',
      place: 2,
    })
  })
})

describe('the journal is only added to', () => {
  test.each(['journal', 'journal_link'])('by the owner, too: %s', async (table) => {
    await live(1)
    await seal()
    const changes = [
      `update youju.${table} set school_id = school_id where ${of()}`,
      `delete from youju.${table} where ${of()}`,
      `truncate youju.${table}`,
      // Also while content is being erased, nothing else changes.
      `with erasing as (select set_config('youju.redacting', 'on', true))
       update youju.${table} set school_id = gen_random_uuid() from erasing where ${of()}`,
    ]
    for (const change of changes) await expect(rowsOf(change)).rejects.toMatchObject({ code: '42501' })
  })

  test('by the application’s role with the hash that the database makes, and it links nothing by hand', async () => {
    const lived = await testSchool()
    school = { districtId: lived.districtId, schoolId: lived.id }
    const { wang } = lived.people
    await entered(lived, 'wang', async (as) => {
      const row = `insert into youju.journal (district_id, school_id, at, actor_id, did, row_kind, row_id, hash, salt)
        values ($1, $2, now(), $3, 'x', 'setting', $3, 'mine', null) returning hash, salt`
      const [kept] = await as.rows<{ hash: Buffer; salt: string }>(row, [lived.districtId, lived.id, wang])
      expect(kept?.hash).toHaveLength(32)
      expect(kept?.salt).not.toBeNull()
    })
    const link = `insert into youju.journal_link (district_id, school_id, place, seq, xid, link, sealed_at)
      values ('${lived.districtId}', '${lived.id}', 1, 1, '1', sha256(''), now())`
    const redact = `select youju.redact_journal('${lived.districtId}', '${lived.id}', '${lived.id}', '{}', '{}', '[]')`
    const forbidden = [
      link,
      redact,
      'update youju.journal_head set place = 0',
      'delete from youju.journal_link',
    ]
    for (const statement of forbidden) {
      expect(await entered(lived, 'zhou', (as) => as.tries(statement)), statement).toBe('denied')
    }
    await lived.call('wang', 'record.submit', lived.observation())
    await expect
      .poll(
        async () => {
          await sealJournals(lived.deployment.store.db, NOW)
          return verify()
        },
        { timeout: 60_000 },
      )
      .toMatchObject({ rows: 1, waiting: 0, broken: null })
    await lived.close()
  })
})
