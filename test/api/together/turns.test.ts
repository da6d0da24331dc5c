import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { PersonKey } from '../school/cast'
import { type TestSchool, testSchool } from '../school/test-school'

const SETTINGS = [
  'district',
  'school',
  'person',
  'reach',
  'people',
  'led',
  'classes',
  'units',
  'posts',
  'acting_for',
]
const NOW = '2026-11-18T16:30:00+08:00'

let here: TestSchool
let elsewhere: TestSchool
let client: pg.Client
beforeAll(async () => {
  here = await testSchool({ entrance: 'direct' })
  elsewhere = await testSchool({ entrance: 'direct' })
  client = new pg.Client(inject('database').app)
  await client.connect()
  await here.call('wang', 'record.submit', here.observation())
  await elsewhere.call('wang', 'record.submit', elsewhere.observation())
})
afterAll(async () => {
  await client.end()
  await Promise.all([here.close(), elsewhere.close()])
})

/** Everything within a transaction that leaves nothing behind. */
async function within<T>(work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    return await work()
  } finally {
    await client.query('rollback')
  }
}

async function settings() {
  const { rows } = await client.query<{ name: string; value: string | null }>(
    `select name, youju.setting(name) as value from unnest($1::text[]) name order by name`,
    [SETTINGS],
  )
  // In which order a list stands is not said.
  return rows.map(({ name, value }) => [name, String(value).replace(/[{}]/g, '').split(',').sort()])
}

const enterAlone = (school: TestSchool, who: PersonKey) =>
  client.query('select youju.enter($1, $2, $3, $4, true)', [
    school.districtId,
    school.sessions[who],
    NOW.slice(0, 10),
    NOW,
  ])

const enterAll = (callers: readonly (readonly [TestSchool, PersonKey])[]) =>
  client.query<{ callers: ({ personId: string } | null)[] }>(
    'select youju.enter_all($1::uuid[], $2::uuid[], $3, $4) as callers',
    [
      callers.map(([school]) => school.districtId),
      callers.map(([school, who]) => school.sessions[who]),
      NOW.slice(0, 10),
      NOW,
    ],
  )

const takeTurn = (turn: number) => client.query('select youju.take_turn($1)', [turn])
const recordsSeen = async () =>
  (await client.query<{ school: string }>('select school_id as school from youju.record')).rows

describe('a turn in a transaction of several callers', () => {
  test('is what it would be had its caller entered alone, whoever had the turn before', async () => {
    const callers = [
      [here, 'zhou'],
      [elsewhere, 'wang'],
      [here, 'sun'],
      [elsewhere, 'zheng'],
      [here, 'li'],
    ] as const
    const alone: Awaited<ReturnType<typeof settings>>[] = []
    for (const [school, who] of callers) {
      alone.push(await within(() => enterAlone(school, who).then(settings)))
    }
    await within(async () => {
      await enterAll(callers)
      for (const turn of [1, 2, 3, 4, 5, 4, 2, 5, 1, 3]) {
        await takeTurn(turn)
        expect(await settings()).toEqual(alone[turn - 1])
      }
    })
  })

  test('sees the records of its own school alone', async () => {
    await within(async () => {
      await enterAll([
        [here, 'zhou'],
        [elsewhere, 'zhou'],
      ])
      await takeTurn(1)
      expect(await recordsSeen()).toEqual([{ school: here.id }])
      await takeTurn(2)
      expect(await recordsSeen()).toEqual([{ school: elsewhere.id }])
    })
  })

  test('is nobody’s before it is taken: then nothing is seen', async () => {
    await within(async () => {
      await enterAll([[here, 'zhou']])
      expect(await recordsSeen()).toEqual([])
    })
  })

  test('of a session that has ended is nobody’s, and cannot be taken', async () => {
    await within(async () => {
      const stranger = { ...here, sessions: { ...here.sessions, zhou: here.districtId } }
      const { rows } = await enterAll([
        [here, 'wang'],
        [stranger, 'zhou'],
      ])
      expect(rows[0]?.callers.map((caller) => caller?.personId ?? null)).toEqual([here.people.wang, null])
      await expect(takeTurn(2)).rejects.toMatchObject({ code: '42501' })
    })
  })

  test('is over with the transaction', async () => {
    await within(() => enterAll([[here, 'zhou']]))
    await within(async () => {
      await expect(takeTurn(1)).rejects.toMatchObject({ code: '42501' })
    })
  })

  test('writes in its own name only', async () => {
    await within(async () => {
      await enterAll([
        [here, 'wang'],
        [here, 'li'],
      ])
      const { rows } = await here
        .rows<{ record: object }>(
          `select to_jsonb(r) || jsonb_build_object('id', gen_random_uuid()) as record from youju.record r where school_id = $1`,
          [here.id],
        )
        .then((found) => ({ rows: found }))
      const item = {
        turn: 2,
        record: rows[0]?.record,
        claims: [],
        credits: [],
        involved: [],
        private: null,
        stamp: 1,
      }
      const journal = { actorId: here.people.li, at: NOW, did: 'submitted', reason: '', requestId: '' }
      const written = client.query('select youju.keep_new($1)', [JSON.stringify([{ ...item, journal }])])
      await expect(written).rejects.toMatchObject({ code: '42501' })
    })
  })
})
