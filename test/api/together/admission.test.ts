import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { PersonKey } from '../school/cast'
import { type TestSchool, testSchool } from '../school/test-school'

const TODAY = '2026-11-18'
const NOW = `${TODAY}T16:30:00+08:00`

let here: TestSchool
let elsewhere: TestSchool
let client: pg.Client
let model: Record<string, unknown>
beforeAll(async () => {
  here = await testSchool({ entrance: 'direct' })
  elsewhere = await testSchool({ entrance: 'direct' })
  client = new pg.Client(inject('database').app)
  await client.connect()
  await here.call('wang', 'record.submit', here.observation())
  const [row] = await here.rows<{ record: Record<string, unknown> }>(
    `select to_jsonb(r) || jsonb_build_object('changed_at', received_at) as record from youju.record r where school_id = $1`,
    [here.id],
  )
  if (!row) throw new Error('no record')
  model = row.record
})
afterAll(async () => {
  await client.end()
  await Promise.all([here.close(), elsewhere.close()])
})

/** Everything within a transaction of the application's role that leaves nothing behind. */
async function within<T>(work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    return await work()
  } finally {
    await client.query('rollback')
  }
}

interface Kept {
  readonly written: readonly string[]
  readonly repeats: readonly { readonly id: string }[]
}

interface Item {
  readonly session: string
  readonly record: Record<string, unknown>
  readonly claims?: readonly string[]
}

async function stampOf(school: TestSchool): Promise<string> {
  const [row] = await school.rows<{ stamp: string }>('select youju.structure_stamp($1, $2) as stamp', [
    school.districtId,
    school.id,
  ])
  return row?.stamp ?? ''
}

/** A record as `who` of a school hands it in. */
function itemOf(school: TestSchool, who: PersonKey, over: object = {}): Item {
  const key = { district_id: school.districtId, school_id: school.id, author_id: school.people[who] }
  const record = { ...model, ...key, id: uuidv7(), about_id: null, ...over }
  return { session: school.sessions[who], record }
}

async function keep(items: readonly Item[], schools: readonly TestSchool[], stamps?: readonly string[]) {
  const known = await Promise.all(
    schools.map(async (school, index) => {
      return {
        district_id: school.districtId,
        school_id: school.id,
        stamp: stamps?.[index] ?? (await stampOf(school)),
      }
    }),
  )
  const full = items.map((item) => {
    const stamp = known.find(({ school_id }) => school_id === item.record.school_id)?.stamp ?? ''
    const follows = { credits: [], involved: [], private: null, seconds: null }
    return { claims: [], ...item, stamp, ...follows, act: { did: 'submitted', reason: '', requestId: 'r' } }
  })
  const { rows } = await client.query<{ kept: Kept }>(
    'select youju.keep_together($1::jsonb, $2::jsonb, $3::date) as kept',
    [JSON.stringify(known), JSON.stringify(full), TODAY],
  )
  return rows[0]?.kept
}

const keptOf = async (items: readonly Item[], schools: readonly TestSchool[] = [here]) => {
  const kept = await within(() => keep(items, schools))
  return items.map(({ record }) => kept?.written.includes(String(record.id)))
}

/** In which order a list stands is not said. */
const sorted = (caller: Record<string, unknown> | null | undefined) =>
  caller &&
  Object.fromEntries(
    Object.entries(caller).map(([name, value]) => [name, Array.isArray(value) ? [...value].sort() : value]),
  )

describe('callers who enter together', () => {
  test('are who they are when each enters alone, and the transaction is nobody’s then', async () => {
    const [given] = await here.rows<{ id: string }>(
      `insert into youju.delegation (district_id, id, school_id, post, giver_id, taker_id, from_on, to_on, reason, made_at)
       values ($1, gen_random_uuid(), $2, 'groupLead', $3, $4, $5, $5, '', now()) returning id`,
      [here.districtId, here.id, here.people.sun, here.people.li, TODAY],
    )
    const callers = [here, elsewhere].flatMap((school) =>
      (Object.keys(school.sessions) as PersonKey[]).map((who) => ({ school, session: school.sessions[who] })),
    )
    const stranger = { school: here, session: uuidv7() }
    const all = [...callers, stranger, ...callers.slice(0, 3)]
    await within(async () => {
      const entered = await client.query<{ callers: (Record<string, unknown> | null)[] }>(
        'select youju.enter_all($1::uuid[], $2::uuid[], $3, $4) as callers',
        [all.map(({ school }) => school.districtId), all.map(({ session }) => session), TODAY, NOW],
      )
      expect((await client.query('select id from youju.record')).rows).toEqual([])
      for (const [index, { school, session }] of all.entries()) {
        const { rows } = await client.query<{ caller: Record<string, unknown> | null }>(
          'select youju.enter($1, $2, $3, $4, true) as caller',
          [school.districtId, session, TODAY, NOW],
        )
        const { own, ...caller } = entered.rows[0]?.callers[index] ?? { own: null }
        expect(sorted(rows[0]?.caller ? caller : null)).toEqual(sorted(rows[0]?.caller))
        expect(own === null).toBe(!rows[0]?.caller)
      }
    })
    await here.rows('delete from youju.delegation where id = $1', [given?.id])
  })
})

describe('of records that come together', () => {
  test('each is written in the name of the one in whose session it came, with the journal’s word for it', async () => {
    const items = [itemOf(here, 'wang'), itemOf(elsewhere, 'wang'), itemOf(here, 'li')]
    await within(async () => {
      expect((await keep(items, [here, elsewhere]))?.written).toHaveLength(3)
      for (const [school, who] of [
        [here, 'wang'],
        [elsewhere, 'wang'],
        [here, 'li'],
      ] as const) {
        await client.query('select youju.enter($1, $2, $3, $4)', [
          school.districtId,
          school.sessions[who],
          TODAY,
          NOW,
        ])
        const { rows } = await client.query(
          `select r.author_id as author, j.actor_id as actor, j.acting_for as "actingFor" from youju.record r
             join youju.journal j on j.row_id = r.id where r.id = any ($1)`,
          [items.map(({ record }) => record.id)],
        )
        expect(rows).toEqual([{ author: school.people[who], actor: school.people[who], actingFor: null }])
      }
    })
  })

  test('one in another’s name, or for another school, is not written, and those beside it are', async () => {
    const stolen = { ...itemOf(here, 'li'), session: here.sessions.wang }
    const foreign = { ...itemOf(elsewhere, 'wang'), session: here.sessions.wang }
    const items = [stolen, itemOf(here, 'zhou'), foreign]
    expect(await keptOf(items, [here, elsewhere])).toEqual([false, true, false])
  })

  test('one of a session that has ended is not written', async () => {
    const [other] = await here.rows<{ id: string }>(
      `insert into youju.session (district_id, id, account_id, person_id, school_id, refresh_hash, expires_at, closed_at)
       select district_id, gen_random_uuid(), account_id, person_id, school_id, sha256(gen_random_uuid()::text::bytea), expires_at, now()
         from youju.session where id = $1 returning id`,
      [here.sessions.wang],
    )
    const ended = { ...itemOf(here, 'wang'), session: other?.id ?? '' }
    expect(await keptOf([ended, itemOf(here, 'wang')])).toEqual([false, true])
  })

  test('one of somebody who is not on the staff is not written', async () => {
    const items = [itemOf(here, 'wang'), itemOf(here, 'li')]
    await here.rows(
      `update youju.appointment set to_on = '2026-11-17' where person_id = $1 and to_on is null`,
      [here.people.li],
    )
    expect(await keptOf(items)).toEqual([true, false])
    await here.rows(
      `update youju.appointment set to_on = null where person_id = $1 and to_on = '2026-11-17'`,
      [here.people.li],
    )
    expect(await keptOf(items)).toEqual([true, true])
  })

  test('none is written by what a school was before, and that of another is', async () => {
    const before = [await stampOf(here), await stampOf(elsewhere)]
    await here.rows(`update youju.org_unit set position = position where id = $1`, [here.id])
    const items = [itemOf(here, 'wang'), itemOf(elsewhere, 'wang')]
    const kept = await within(() => keep(items, [here, elsewhere], before))
    expect(kept?.written).toEqual([items[1]?.record.id])
  })

  test('who acts for somebody writes alone, where the journal keeps for whom', async () => {
    const [given] = await here.rows<{ id: string }>(
      `insert into youju.delegation (district_id, id, school_id, post, giver_id, taker_id, from_on, to_on, reason, made_at)
       values ($1, gen_random_uuid(), $2, 'groupLead', $3, $4, $5, $5, '', now()) returning id`,
      [here.districtId, here.id, here.people.sun, here.people.li, TODAY],
    )
    const items = [itemOf(here, 'li'), itemOf(here, 'wang')]
    expect(await keptOf(items)).toEqual([false, true])
    await here.rows('update youju.delegation set ended_at = now() where id = $1', [given?.id])
    expect(await keptOf(items)).toEqual([true, true])
  })

  test('one whose id or natural key is kept already is not written', async () => {
    const [held] = await here.rows<{ key: string }>(
      'select natural_key as key from youju.record_claim where school_id = $1',
      [here.id],
    )
    const again = itemOf(here, 'wang', { id: model.id })
    const taken = { ...itemOf(here, 'li'), claims: [held?.key ?? ''] }
    const free = { ...itemOf(here, 'li'), claims: [`${held?.key} of another day`] }
    expect(await keptOf([again, taken, free])).toEqual([false, false, true])
  })

  test('one that is kept already is told as it is kept, to whoever handed it in and if it is the same', async () => {
    const again = itemOf(here, 'wang', { id: model.id, late: true, received_at: NOW, changed_at: NOW })
    const other = itemOf(here, 'wang', { id: model.id, submitted_hash: '\\x01' })
    const completedOtherwise = itemOf(here, 'wang', { id: model.id, content_hash: 'other' })
    const of = (item: Item) => within(() => keep([item, itemOf(here, 'li')], [here]))
    const told = { id: model.id, state: model.state, late: false, receivedAt: model.received_at }
    expect(await of(again)).toMatchObject({ written: [expect.anything()], repeats: [told] })
    for (const item of [other, completedOtherwise, itemOf(here, 'li', { id: model.id })])
      expect(await of(item)).toMatchObject({ written: [expect.anything()], repeats: [] })
  })

  test('one that has been changed since is not told: whoever handed it in begins anew', async () => {
    const again = itemOf(here, 'wang', { id: model.id })
    await within(async () => {
      expect((await keep([again], [here]))?.repeats).toHaveLength(1)
      await here.rows('update youju.record set revision = 2 where id = $1', [model.id])
      expect((await keep([again], [here]))?.repeats).toEqual([])
      await here.rows('update youju.record set revision = 1 where id = $1', [model.id])
    })
  })

  test('one that says it has been accepted is not written', async () => {
    const payload = { ...(model.payload as object), acceptedOn: TODAY }
    const accepted = itemOf(here, 'wang', { kind: 'deliverable', payload })
    expect(await keptOf([accepted, itemOf(here, 'wang', { kind: 'deliverable' })])).toEqual([false, true])
  })

  test('of two under one natural key nothing of all is written', async () => {
    const [one, other] = ['wang', 'li'] as const
    const items = [one, other].map((who) => ({ ...itemOf(here, who), claims: ['observation/the same'] }))
    await expect(within(() => keep(items, [here]))).rejects.toMatchObject({ code: 'YJ002' })
  })
})

describe('whose record was not admitted', () => {
  const insert = (record: Record<string, unknown>) =>
    client.query('insert into youju.record select * from jsonb_populate_record(null::youju.record, $1)', [
      JSON.stringify(record),
    ])

  test('is refused by row security, also beside one that was', async () => {
    const { record } = itemOf(here, 'wang')
    await expect(within(() => insert(record))).rejects.toMatchObject({ code: '42501' })
    const beside = within(async () => {
      await keep([itemOf(here, 'wang')], [here])
      await insert(record)
    })
    await expect(beside).rejects.toMatchObject({ code: '42501' })
  })

  test('cannot have it journalled', async () => {
    const { record } = itemOf(here, 'wang')
    const journal = { actorId: here.people.wang, at: NOW, did: 'submitted' }
    const act = () =>
      client.query(`select youju.keep_journal($1, $2, 'record', $3, $4, null, null)`, [
        here.districtId,
        here.id,
        record.id,
        JSON.stringify(journal),
      ])
    await expect(within(act)).rejects.toMatchObject({ code: '42501' })
  })

  test('is not told of by what follows', async () => {
    const follows = () =>
      client.query(
        `select youju.keep_new_follows(array[youju.what_follows(r, '{}', '[]', '[]', null, null)])
           from jsonb_populate_record(null::youju.record, $1) r`,
        [JSON.stringify(model)],
      )
    await expect(within(follows)).rejects.toMatchObject({ code: '42501' })
  })

  test('sees nothing of those that were: nobody has entered', async () => {
    await within(async () => {
      await keep([itemOf(here, 'wang')], [here])
      expect((await client.query('select id from youju.record')).rows).toEqual([])
    })
  })
})
