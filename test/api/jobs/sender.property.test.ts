import fc from 'fast-check'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PushedKind } from '#core/reminder/reminder'
import type { Platform, Sent } from '../../../cloudfunctions/_shared/endpoint/platform'
import type { Workshop } from '../../../cloudfunctions/_shared/jobs/carry-out'
import { type BeforeSending, sendWaiting } from '../../../cloudfunctions/_shared/jobs/sender/send-waiting'
import { MOST_TRIES } from '../../../cloudfunctions/_shared/jobs/sender/settle'
import type { Chore } from '../../../cloudfunctions/_shared/jobs/tick'
import { type OwnDatabase, ownDatabase } from '../school/own-database'
import { type Death, type Mortal, mortal } from './mortal'

const RUNS = Number(process.env.YOUJU_OUTBOX_RUNS ?? 12)
const NOW = Date.parse('2026-11-18T16:30:00+08:00')
const HOUR_MS = 3_600_000

let database: OwnDatabase
let pool: pg.Pool
beforeAll(async () => {
  database = await ownDatabase()
  pool = new pg.Pool({ ...database.owner, max: 4 })
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

/** What WeChat does with a try; `lost`: it sends the message, and its answer never arrives. */
type Doing = Sent | 'lost' | 'broken'
type Verdict = 'send' | 'drop' | 'putOff' | 'unknown'

interface Told {
  readonly person: number
  readonly kind: PushedKind
  readonly doings: readonly Doing[]
  readonly verdicts: readonly Verdict[]
}

interface Round {
  readonly hosts: readonly { readonly death: Death | null; readonly clock: number }[]
}

const death = fc.option(fc.record({ atStatement: fc.integer({ min: 1, max: 45 }), heard: fc.boolean() }))
const told: fc.Arbitrary<Told> = fc.record({
  person: fc.nat(3),
  kind: fc.constantFrom('digest', 'due'),
  doings: fc.array(
    fc.constantFrom<Doing>(
      'sent',
      'sent',
      'sent',
      'later',
      'later',
      'lost',
      'broken',
      'wrong',
      'noConsent',
      'unknownUser',
    ),
    { maxLength: 4 },
  ),
  verdicts: fc.array(fc.constantFrom<Verdict>('send', 'send', 'send', 'send', 'drop', 'putOff', 'unknown'), {
    maxLength: 4,
  }),
})
const round: fc.Arbitrary<Round> = fc.record({
  hosts: fc.array(fc.record({ death, clock: fc.constantFrom(0, -30 * 24, 1, 24, 24 * 400) }), {
    minLength: 1,
    maxLength: 3,
  }),
})
const schedule = fc.record({
  told: fc.array(told, { minLength: 1, maxLength: 8 }),
  consents: fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
  rounds: fc.array(round, { minLength: 1, maxLength: 4 }),
})

interface Sending {
  readonly host: Mortal | null
  readonly doing: Doing
}

/** WeChat as this test has it, and what it was asked for, message by message. */
class WechatOnPaper {
  readonly asked = new Map<string, Sending[]>()
  readonly inFlight = new Set<string>()
  readonly wrongs: string[] = []

  constructor(private readonly plans: ReadonlyMap<string, Told>) {}

  platformFor(host: Mortal | null): Platform {
    const send = async ({ words: { line: id } }: { words: { line: string } }): Promise<Sent> => {
      const { rows } = await pool.query(
        'select state, holds_consent, asking from youju.reminder where id = $1',
        [id],
      )
      if (rows[0]?.state !== 'waiting') this.wrongs.push(`sent while ${rows[0]?.state}`)
      if (!rows[0]?.asking) this.wrongs.push('sent before it was kept that it is')
      if (!rows[0]?.holds_consent) this.wrongs.push('sent without a consent')
      if (this.inFlight.has(id)) this.wrongs.push('sent by two at once')
      this.inFlight.add(id)
      const before = this.asked.get(id) ?? []
      const doing = this.plans.get(id)?.doings[before.length] ?? 'sent'
      this.asked.set(id, [...before, { host, doing }])
      await new Promise((resolve) => setTimeout(resolve, 10))
      this.inFlight.delete(id)
      if (doing === 'lost' || doing === 'broken') throw new Error('no answer')
      return doing
    }
    return { messages: { templates: { digest: 'a', due: 'b' }, send } } as unknown as Platform
  }
}

function beforeSendingBy(plans: ReadonlyMap<string, Told>): BeforeSending {
  const asked = new Map<string, number>()
  return async (_, __, messages, now) => {
    const verdicts = new Map<string, 'send' | 'drop' | { notBefore: number }>()
    for (const { id } of messages) {
      const times = asked.get(id) ?? 0
      asked.set(id, times + 1)
      const verdict = plans.get(id)?.verdicts[times] ?? 'send'
      if (verdict === 'unknown') throw new Error('could not find out')
      verdicts.set(id, verdict === 'putOff' ? { notBefore: now + HOUR_MS } : verdict)
    }
    return verdicts
  }
}

interface World {
  readonly districtId: string
  readonly plans: ReadonlyMap<string, Told>
  readonly people: readonly string[]
}

/** Four people; the last has no WeChat. */
async function begin(messages: readonly Told[], consents: readonly number[]): Promise<World> {
  const districtId = uuidv7()
  const schoolId = uuidv7()
  const people = consents.map(() => uuidv7())
  await pool.query('delete from youju.reminder')
  for (const [index, personId] of people.entries()) {
    const openId = index === 3 ? null : `openid-${personId}`
    await pool.query(
      'insert into youju.account (district_id, id, person_id, school_id, wechat_openid) values ($1, $2, $3, $4, $5)',
      [districtId, uuidv7(), personId, schoolId, openId],
    )
    await pool.query(
      `insert into youju.message_consent (district_id, school_id, person_id, kind, consents)
       select $1, $2, $3, k, $4 from unnest(array['digest', 'due']) as k`,
      [districtId, schoolId, personId, consents[index]],
    )
  }
  const plans = new Map<string, Told>()
  for (const each of messages) {
    const id = uuidv7()
    plans.set(id, each)
    await pool.query(
      `insert into youju.reminder (district_id, id, school_id, person_id, kind, about, line, page, made_at, not_before, state)
       values ($1, $2::uuid, $3, $4, $5, $2::text, $2::text, '/', $6, $6, 'waiting')`,
      [districtId, id, schoolId, people[each.person], each.kind, new Date(NOW)],
    )
  }
  return { districtId, plans, people }
}

function workshop(host: Mortal, platform: Platform, now: number): Workshop {
  return { db: host.store.db, platform, tokens: {} as never, clock: () => now, report: () => undefined }
}

/** Leases and pauses are over; hosts that are alive have long answered. */
const letTimePass = () =>
  pool.query(
    `update youju.reminder set leased_until = leased_until - interval '1 day', next_at = next_at - interval '1 day'`,
  )

async function carryOn(chore: Chore, rounds: readonly Round[], wechat: WechatOnPaper) {
  for (const { hosts } of rounds) {
    await Promise.all(
      hosts.map(async ({ death: dies, clock }) => {
        const host = mortal(database.owner, dies)
        const own = workshop(host, wechat.platformFor(host), NOW + clock * HOUR_MS)
        await chore
          .run(own, () => false)
          .catch((error: unknown) => {
            if (!host.isDead()) throw error
          })
        if (!host.isDead()) await host.store.close()
      }),
    )
    await letTimePass()
  }
}

test('each message that WeChat answers goes out at most once, on one consent, whatever becomes of the host that sends it', async () => {
  await fc.assert(
    fc.asyncProperty(schedule, async ({ told: messages, consents, rounds }) => {
      const world = await begin(messages, consents)
      const wechat = new WechatOnPaper(world.plans)
      const chore = sendWaiting({ beforeSending: beforeSendingBy(world.plans), batch: 3, abreast: 2 })
      await carryOn(chore, rounds, wechat)
      for (let clock = 24 * 500; await somethingWaits(); clock += 2) {
        await carryOn(chore, [{ hosts: [{ death: null, clock }] }], wechat)
      }
      expect(wechat.wrongs).toEqual([])
      await checkMessages(world, wechat)
      await checkConsents(world, consents, wechat)
    }),
    { numRuns: RUNS },
  )
}, 120_000)

async function somethingWaits(): Promise<boolean> {
  const { rowCount } = await pool.query(`select from youju.reminder where state = 'waiting'`)
  return rowCount !== 0
}

async function checkMessages({ plans }: World, { asked }: WechatOnPaper) {
  const { rows } = await pool.query<{ id: string; state: string; failure: string | null }>(
    'select id, state, failure from youju.reminder',
  )
  expect(rows).toHaveLength(plans.size)
  for (const { id, state, failure } of rows) {
    const sendings = asked.get(id) ?? []
    expect(['sent', 'dead', 'dropped', 'inApp']).toContain(state)
    // Whether or not a host lived to write it down: nobody asks again after that.
    const last = sendings.findIndex(({ doing }) => !['later', 'lost', 'broken'].includes(doing))
    if (last >= 0) expect(sendings).toHaveLength(last + 1)
    if (failure === 'unheard') expect(sendings.at(-1)?.host?.isDead() ?? true).toBe(true)
    if (state === 'sent') expect(sendings.at(-1)?.doing).toBe('sent')
    expect(sendings.length).toBeLessThanOrEqual(MOST_TRIES)
  }
}

async function checkConsents(
  { districtId, people, plans }: World,
  consents: readonly number[],
  { asked }: WechatOnPaper,
) {
  const { rows } = await pool.query<{ person: string; kind: PushedKind; left: number; used: number }>(
    `select c.person_id as person, c.kind, c.consents as left,
            (select count(*)::int from youju.reminder r where r.person_id = c.person_id and r.kind = c.kind
               and (r.state = 'sent' or r.failure = 'unheard')) as used
       from youju.message_consent c where c.district_id = $1`,
    [districtId],
  )
  for (const { person, kind, left, used } of rows) {
    const given = consents[people.indexOf(person)] ?? 0
    const forgotten = [...plans].some(
      ([id, plan]) =>
        people[plan.person] === person &&
        plan.kind === kind &&
        asked.get(id)?.some(({ doing }) => doing === 'noConsent'),
    )
    if (forgotten) expect(left + used).toBeLessThanOrEqual(given)
    else expect(left + used).toBe(given)
  }
}
