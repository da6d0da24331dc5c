import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { answer } from '../../../cloudfunctions/_shared/endpoint/answer'
import { openStore, type Store } from '../../../cloudfunctions/_shared/store/store'
import { found } from '../club/clubs'
import { type TestSchool, testSchool } from '../school/test-school'
import { clientOf, SERVICES_FOLDER, type StartClient } from './client'
import { whatIsWrong } from './invariants'
import { offlinePlan } from './offline-plan'
import { KNOWN, type Schedule, schedule } from './schedule'
import { World } from './world'

/** Schedules in all; they run in lanes, each with a school of its own. */
const RUNS = Number(process.env.YOUJU_OFFLINE_RUNS ?? 510)
/** The same schedules every time, so that a red run is the change's; another seed explores. */
const SEED = Number(process.env.YOUJU_OFFLINE_SEED ?? 3)
const LANES = 3

let startClient: StartClient
let office: Store
const lanes: { readonly school: TestSchool; readonly clubId: string }[] = []

beforeAll(async () => {
  startClient = await clientOf(SERVICES_FOLDER)
  office = openStore(inject('database').owner, (error) => {
    throw error
  })
  for (let lane = 0; lane < LANES; lane += 1) {
    const school = await testSchool({
      plan: offlinePlan(),
      platform: { wechatUser: (code) => Promise.resolve(code) },
    })
    const clubId = await found(school, { instructorIds: [school.people.wang] })
    lanes.push({ school, clubId })
  }
})

afterAll(async () => {
  await office.close()
  for (const { school } of lanes) await school.close()
})

async function afterLiving(
  { school, clubId }: (typeof lanes)[number],
  { happenings, ...rest }: Schedule,
): Promise<string[]> {
  const journalledBefore = await forget(school)
  const unforeseen: string[] = []
  const world: World = new World(
    school,
    { ...school, clubId },
    startClient,
    (operation, input, token) =>
      answer(
        { operation, input, token, openId: undefined, requestId: `offline-${unforeseen.length}` },
        {
          ...school.deployment,
          clock: () => world.time.now,
          report: ({ error }) => unforeseen.push(String(error)),
        },
      ),
    rest,
    () =>
      school.rows(
        `select id, revision, author_id as author from youju.record where school_id = $1 order by received_at, id`,
        [school.id],
      ),
  )
  await world.live(happenings)
  await world.settle()
  return [...unforeseen, ...(await whatIsWrong(world, office, journalledBefore))]
}

/**
 * The school as it was before anybody wrote anything down, but for the journal, which nobody can take anything out of: where
 * that ended is answered.
 */
async function forget({ rows, districtId }: TestSchool): Promise<number> {
  // A part that is still on its way waits for its file's row, so the rows go first and the parts after them.
  for (const table of [
    'file',
    'file_part',
    'record_private',
    'involvement',
    'record_claim',
    'credit',
    'tally',
    'record',
  ]) {
    await rows(`delete from youju.${table} where district_id = $1`, [districtId])
  }
  const [last] = await rows<{ seq: number }>(
    'select coalesce(max(seq), 0)::int as seq from youju.journal where district_id = $1',
    [districtId],
  )
  return last?.seq ?? 0
}

describe('on whatever network, devices and accidents', () => {
  test(`nothing is lost or doubled, what was confirmed is kept as confirmed, and the books are right (${RUNS} schedules)`, async () => {
    const runs = (lane: (typeof lanes)[number], index: number) =>
      fc.assert(
        fc.asyncProperty(schedule, async (plan) => {
          expect(await afterLiving(lane, plan)).toEqual([])
        }),
        {
          seed: SEED * LANES + index,
          numRuns: Math.ceil(RUNS / LANES),
          examples: KNOWN.map((each) => [each]),
        },
      )
    await Promise.all(lanes.map(runs))
  }, 900_000)
})
