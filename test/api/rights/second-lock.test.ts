import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { civilDateAt } from '#core/calendar/civil-date'
import { contract, type OperationName } from '#core/contract/contract'
import { Problem } from '#core/problem'
import { rightsOf } from '#core/rights/rights'
import { ROLES, type Role } from '#core/rights/role'
import { type Caller, enter } from '../../../cloudfunctions/_shared/endpoint/caller'
import type { Operation } from '../../../cloudfunctions/_shared/endpoint/operation'
import { entered } from '../school/entered'
import type { TestSchool } from '../school/test-school'
import type { MatrixCaller } from './callers'
import { traces } from './traces'
import { openWorld, type World } from './world'

let world: World
const everything = { groups: [] as string[], people: [] as string[] }
beforeAll(async () => {
  world = await openWorld()
  await sealSomething(world.school)
  everything.groups = Object.values(world.school.units)
  everything.people = Object.values(world.school.people)
})
afterAll(() => world.close())

const SEALED = '封存的话'
/** Of what the cast has in its private rows. */
const BIRTHS = ['1978-03-01', '1980-05-05', '1985-02-02', '1983-03-03']
/** A club's roll, and what colleagues wrote down of each other's lessons and plans. */
const OF_STAFF = ['小明', '小红', '分数的初步认识', '大单元备课', '作业检查']

/** An entry that its author and the principal alone may read. */
async function sealSomething({ rows, districtId, id, termId, people }: TestSchool): Promise<void> {
  const key = [districtId, uuidv7(), id]
  await rows(
    `insert into youju.record (district_id, id, school_id, term_id, kind, author_id, happened_on, payload, state, late,
       content_hash, submitted_hash, readers, sealed)
     values ($1, $2, $3, $4, 'register', $5, '2026-11-18', $6, 'counted', false, '', '', '{principal}', true)`,
    [
      ...key,
      termId,
      people.li,
      JSON.stringify({ form: SEALED, values: {}, names: {}, people: [], normal: false }),
    ],
  )
  await rows(
    'insert into youju.record_private (district_id, record_id, school_id, payload) values ($1, $2, $3, $4)',
    [...key, JSON.stringify({ secrets: { 情况: SEALED } })],
  )
}

class Undone extends Error {}

/** Runs an operation past the entrance, in a transaction entered for somebody whom it takes for everybody at once. */
async function unlocked(who: MatrixCaller, name: OperationName, input: unknown): Promise<string> {
  const { deployment } = world.school
  const operation = deployment.operations.get(name) as Extract<Operation, { open: 'signedIn' }>
  const parsed = z.safeParse(contract[name].input, input)
  if (!parsed.success) throw new Error(`${name}: the input is no good`)
  const now = deployment.clock()
  let said = ''
  try {
    await deployment.store.db.transaction().execute(async (tx) => {
      const caller = await enter(tx, who, now)
      if (!caller) throw new Error('nobody is let in')
      const { platform, tokens } = deployment
      const context = {
        now,
        today: civilDateAt(now),
        requestId: uuidv7(),
        platform,
        tokens,
        openId: undefined,
        afterwards: () => undefined,
      }
      const answer = await operation.run(parsed.data as never, {
        ...context,
        tx,
        caller: asEverybody(caller),
      })
      said = JSON.stringify(answer)
      throw new Undone()
    })
  } catch (error) {
    const refused = error instanceof Undone || error instanceof Problem
    const byDatabase = (error as { code?: unknown }).code
    // Whatever a misled operation runs into, it ends without an answer.
    if (!refused && typeof byDatabase !== 'string' && !(error instanceof Error)) throw error
  }
  return said
}

function asEverybody(caller: Caller): Caller {
  const roles = Object.keys(ROLES) as Role[]
  const { groups, people } = everything
  return {
    ...caller,
    roles,
    rights: rightsOf(roles),
    reach: 'school',
    led: groups,
    classes: groups,
    units: groups,
    people,
  }
}

/** What each may be told of all the same. */
const TABOO: Readonly<Record<string, readonly string[]>> = {
  somebodyWhoLeft: [SEALED, ...BIRTHS, ...OF_STAFF],
  parent: [SEALED, ...BIRTHS, ...OF_STAFF],
  teacher: [SEALED, ...BIRTHS, '小明', '小红'],
  lead: [SEALED, '1978-03-01', '1980-05-05', '1983-03-03', '小明', '小红'],
  clerk: [SEALED],
  officer: [SEALED, ...BIRTHS, ...OF_STAFF],
}

const OPERATIONS = (Object.keys(contract) as OperationName[]).filter((name) => !name.startsWith('session.'))

describe('with the first lock off', () => {
  test.each(Object.keys(TABOO))(
    '%s reads in no operation what row security keeps from them',
    async (is) => {
      const who = world.callers.find((each) => each.is === is)
      if (!who) throw new Error(`there is no ${is}`)
      const visible = await visibleRecords(who)
      const hidden = [...world.things.record.map(({ id }) => id)].filter((id) => !visible.has(id))
      const leaks: string[] = []
      const before = await traces(world.school, world.away)
      for (const name of OPERATIONS) {
        const probe = world.probes[name]
        if (probe === 'public') continue
        const about = probe.on === null ? [''] : world.things[probe.on].map(({ id }) => id)
        for (const id of about) {
          const said = await unlocked(who, name, probe.input(id))
          const told = [...(TABOO[is] ?? []), ...hidden.filter((each) => each !== id)]
          leaks.push(...told.filter((each) => said.includes(each)).map((each) => `${name} tells of ${each}`))
          const foreign = world.foreignIn({ status: 200, body: { ok: true, data: said } }, who)
          leaks.push(...foreign.filter((each) => each !== id).map((each) => `${name} tells of ${each}`))
        }
      }
      expect(leaks).toEqual([])
      expect(await traces(world.school, world.away)).toEqual(before)
    },
    120_000,
  )
})

/** The records that row security shows somebody. */
async function visibleRecords(who: MatrixCaller): Promise<ReadonlySet<string>> {
  const { deployment } = world.school
  return deployment.store.db.transaction().execute(async (tx) => {
    await enter(tx, who, deployment.clock())
    const records = await tx.selectFrom('record').select('id').execute()
    // That a period or a slot is taken, and by which record, is no secret among colleagues.
    const claims = await tx.selectFrom('recordClaim').select('recordId as id').execute()
    return new Set([...records, ...claims].map(({ id }) => id))
  })
}

describe('what the same may write', () => {
  /** Tables that somebody with no post may write to, in their own name, by functions that look again. */
  const OWN = ['journal', 'receipt', 'suggestion', 'consent', 'guardianship', 'session', 'account', 'person']

  test.each(['zheng'] as const)('%s, a parent, changes no row of anybody by plain SQL', async (who) => {
    const tables = Object.keys(await traces(world.school)).filter((table) => !OWN.includes(table))
    const outcomes = await entered(world.school, who, async (as) => {
      const found: string[] = []
      for (const table of tables) {
        for (const statement of [
          `delete from youju.${table}`,
          `update youju.${table} set district_id = district_id`,
        ]) {
          const outcome = await as.tries(statement)
          if (outcome !== 'denied' && outcome !== 0) found.push(`${statement}: ${outcome}`)
        }
      }
      return found
    })
    expect(outcomes).toEqual([])
  })
})
