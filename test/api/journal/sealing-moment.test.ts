import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { verifySchool } from '../../../cloudfunctions/_shared/store/journal/verify'
import { openStore, type Store } from '../../../cloudfunctions/_shared/store/store'
import { sealAll } from './seal-all'

const NOW = Date.parse('2026-11-18T16:30:00+08:00')

let owner: Store
let early: pg.Client
let meanwhile: pg.Client
let sealing: pg.Client
let holding: pg.Client
let sealingPid: number

async function connected(): Promise<pg.Client> {
  const client = new pg.Client(inject('database').owner)
  await client.connect()
  return client
}

const everybody = () => [early, meanwhile, sealing, holding]
beforeAll(async () => {
  owner = openStore(inject('database').owner, () => undefined)
  ;[early, meanwhile, sealing, holding] = await Promise.all([
    connected(),
    connected(),
    connected(),
    connected(),
  ])
  const { rows } = await sealing.query<{ pid: number }>('select pg_backend_pid() as pid')
  sealingPid = rows[0]?.pid ?? 0
})
afterAll(async () => {
  await Promise.all(everybody().map((client) => client.end()))
  await owner.close()
})

/**
 * The look for rows needs this table too, and waits for it before it takes its snapshot: what happens now, happens after all
 * that the sealing has asked so far and before it sees any row.
 */
const HOLD = 'begin; lock table youju.journal_link in access exclusive mode'

/** For which tables somebody waits who seals here. */
async function waiting(): Promise<string[]> {
  const { rows } = await meanwhile.query<{ relation: string }>(
    'select relation::regclass::text as relation from pg_locks where pid = $1 and not granted',
    [sealingPid],
  )
  return rows.map(({ relation }) => relation)
}

test('what begins and ends in the middle of a sealing is not sealed before what is still under way', async () => {
  const school = { districtId: uuidv7(), schoolId: uuidv7() }
  const ids = [school.districtId, school.schoolId]
  const write = (client: pg.Client, did: string) => {
    const act = { actorId: uuidv7(), at: '2026-11-18T08:00:00Z', did, reason: '' }
    return client.query(`select youju.keep_journal($1, $2, 'setting', $3, $4, null, '{}')`, [
      ...ids,
      uuidv7(),
      act,
    ])
  }
  await early.query('begin')
  await write(early, 'early')
  await holding.query(HOLD)
  const sealed = sealing.query('select youju.seal_journal($1, $2, 100, now()) as rows', ids)
  await expect.poll(waiting, { timeout: 60_000, interval: 5 }).toEqual(['youju.journal_link'])
  await write(meanwhile, 'meanwhile')
  await holding.query('rollback')
  expect((await sealed).rows).toEqual([{ rows: 0 }])
  await early.query('commit')
  await sealAll(owner.db, school, NOW)
  expect(await verifySchool(owner.db, school, undefined)).toMatchObject({ rows: 2, broken: null })
})
