import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, type CivilDate } from '#core/calendar/civil-date'
import type { Input } from '#core/contract/contract'
import { type TestSchool, testSchool } from '../school/test-school'

type Change = Input<'roster.changePerson'>['change']

const CLOSED_THROUGH = '2026-07-03'
let school: TestSchool
beforeAll(async () => {
  school = await testSchool()
  const { districtId, id } = school
  await school.rows(
    `insert into youju.term (district_id, id, school_id, name, start_on, end_on, bell)
     values ($1, $2, $3, '上学期', '2026-02-23', $4, '[]')`,
    [districtId, uuidv7(), id, CLOSED_THROUGH],
  )
})
afterAll(() => school.close())

interface Held {
  readonly id: string
  readonly post: string
  readonly unit: string
  readonly from: CivilDate
  readonly to: CivilDate | null
}

/** Around the closed day, the tests' today, and what is to come. */
const day = fc.integer({ min: 0, max: 250 }).map((days) => addDays('2026-05-01', days))
const last = fc.option(day, { nil: null })
const POSTS = [
  { post: 'teacher' as const, unit: 'school' as const },
  { post: 'member' as const, unit: 'maths' as const },
  { post: 'groupLead' as const, unit: 'maths' as const },
]
const step = fc.oneof(
  fc.record({ do: fc.constant('appoint' as const), which: fc.constantFrom(...POSTS), from: day, to: last }),
  fc.record({ do: fc.constant('end' as const), nth: fc.nat(5), to: last }),
  fc.record({ do: fc.constant('undo' as const), nth: fc.nat(5) }),
  fc.record({ do: fc.constant('leave' as const), from: day, to: last }),
  fc.record({ do: fc.constant('return' as const), on: day }),
  fc.record({ do: fc.constant('depart' as const), lastOn: day }),
)

test('whatever comes after what, nothing is held twice at a time, and no day that is closed changes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
      const id = await somebodyOfBefore()
      const closed = closedDays(await heldBy(id))
      for (const each of steps) {
        const change = changeFor(each, await heldBy(id))
        if (!change) continue
        const { body } = await school.ask('wu', 'roster.changePerson', { id, change, reason: '' })
        if (!body.ok) expect(body.problem.code).not.toBe('internal')
        const held = await heldBy(id)
        for (const { from, to } of held) expect(to === null || to >= from).toBe(true)
        expect(twiceAtATime(held)).toEqual([])
        expect(closedDays(held)).toEqual(closed)
      }
    }),
    { numRuns: 10 },
  )
})

/** On a post since long before the closed day, which another one ended in. */
async function somebodyOfBefore(): Promise<string> {
  const id = uuidv7()
  const { districtId, units } = school
  await school.rows(
    `insert into youju.person (district_id, id, school_id, kind, name) values ($1, $2, $3, 'staff', '某老师')`,
    [districtId, id, school.id],
  )
  await school.rows(
    `insert into youju.appointment (district_id, id, school_id, person_id, unit_id, post, from_on, to_on)
     values ($1, gen_random_uuid(), $2, $3, $2, 'teacher', '2020-09-01', null),
            ($1, gen_random_uuid(), $2, $3, $4, 'member', '2025-09-01', '2026-06-15')`,
    [districtId, school.id, id, units.maths],
  )
  return id
}

const heldBy = async (id: string): Promise<Held[]> => (await school.call('wu', 'roster.person', { id })).posts

function changeFor(
  each: typeof step extends fc.Arbitrary<infer S> ? S : never,
  held: readonly Held[],
): Change | null {
  switch (each.do) {
    case 'appoint':
      return {
        ...{ what: 'appoint', post: each.which.post, from: each.from, to: each.to },
        unitId: each.which.unit === 'school' ? school.id : school.units.maths,
      }
    case 'end':
    case 'undo': {
      const appointmentId = held[each.nth % Math.max(1, held.length)]?.id
      if (appointmentId === undefined) return null
      return each.do === 'end' ? { what: 'end', appointmentId, to: each.to } : { what: 'undo', appointmentId }
    }
    case 'leave':
      return { what: 'leave', absence: 'longLeave', from: each.from, to: each.to }
    case 'return':
      return { what: 'return', on: each.on }
    case 'depart':
      return { what: 'depart', lastOn: each.lastOn }
  }
}

function twiceAtATime(held: readonly Held[]) {
  return held.flatMap((one, index) =>
    held
      .slice(index + 1)
      .filter((other) => other.post === one.post && other.unit === one.unit)
      .filter(
        (other) => (one.to === null || one.to >= other.from) && (other.to === null || other.to >= one.from),
      )
      .map((other) => [one, other]),
  )
}

/** What is held on the days through the closed one, however the stretches are cut. */
function closedDays(held: readonly Held[]): string[] {
  return held
    .filter(({ from }) => from <= CLOSED_THROUGH)
    .map(({ post, unit, from, to }) => {
      const until = to === null || to > CLOSED_THROUGH ? CLOSED_THROUGH : to
      return `${post} ${unit} ${from} ${until}`
    })
    .sort()
}
