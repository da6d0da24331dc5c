import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { addDays } from '#core/calendar/civil-date'
import type { Input, OperationName } from '#core/contract/contract'
import { answer } from '../../../cloudfunctions/_shared/endpoint/answer'
import type { Call } from '../../../cloudfunctions/_shared/endpoint/call'
import type { Deployment } from '../../../cloudfunctions/_shared/endpoint/deployment'
import type { Operation } from '../../../cloudfunctions/_shared/endpoint/operation'
import { openStore } from '../../../cloudfunctions/_shared/store/store'
import { operations } from '../../../cloudfunctions/operations'
import type { PersonKey } from '../school/cast'
import { type TestSchool, testSchool } from '../school/test-school'

const RUNS = Number(process.env.YOUJU_PROPERTY_RUNS ?? 4)

let school: TestSchool
let processes: readonly Deployment[]
let withNothingAtHand: Deployment
beforeAll(async () => {
  school = await testSchool({ entrance: 'direct' })
  const another = openStore(inject('database').app, (error) => expect.unreachable(error.message))
  processes = [school.deployment, { ...school.deployment, store: another }]
  withNothingAtHand = { ...school.deployment, operations: new Map([...operations].map(readingAnew)) }
})
afterAll(async () => {
  await processes[1]?.store.close()
  await school.close()
})

function readingAnew([name, each]: [string, Operation]): [string, Operation] {
  return [name, each.open === 'signedIn' ? { ...each, goesByAtHand: false } : each]
}

type Asked = { [N in OperationName]: { readonly as: N; readonly input: Input<N> } }[OperationName]

const looks: readonly { readonly who: PersonKey; readonly at: Asked }[] = [
  { who: 'zhou', at: { as: 'standing.school', input: {} } },
  { who: 'zhou', at: { as: 'standing.school', input: { week: 11 } } },
  { who: 'wu', at: { as: 'standing.clauses', input: {} } },
  { who: 'sun', at: { as: 'standing.school', input: {} } },
  { who: 'wang', at: { as: 'standing.mine', input: {} } },
  { who: 'li', at: { as: 'standing.mine', input: {} } },
  { who: 'li', at: { as: 'lesson.day', input: { on: '2026-11-18' } } },
  { who: 'wang', at: { as: 'agenda.owed', input: {} } },
  { who: 'qian', at: { as: 'session.me', input: {} } },
]

const person = fc.constantFrom<PersonKey>('wang', 'li', 'xu', 'he')
const change = fc.oneof(
  fc.record({ do: fc.constant('observe' as const), who: person, period: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ do: fc.constant('withdraw' as const), nth: fc.nat(5) }),
  fc.record({ do: fc.constant('appoint' as const), who: person, days: fc.nat(60) }),
  fc.record({ do: fc.constant('tag' as const), who: person }),
  fc.record({ do: fc.constant('day' as const), day: fc.nat(20), teaching: fc.boolean() }),
  fc.record({ do: fc.constant('rename' as const), name: fc.constantFrom('教师甲', '教师乙') }),
  fc.record({ do: fc.constant('plan' as const), from: fc.constantFrom('2026-11-02', '2026-11-18') }),
  fc.record({ do: fc.constant('recount' as const) }),
)
type Change = typeof change extends fc.Arbitrary<infer C> ? C : never
const step = fc.record({ at: fc.nat(1), change: fc.option(change), looks: fc.subarray([...looks]) })

interface Observed {
  readonly who: PersonKey
  readonly id: string
}

test('whatever changes by whichever process, both answer what one with nothing at hand reads', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 5 }), async (steps) => {
      const kept: Observed[] = []
      for (const { at, change, looks } of steps) {
        if (change) await make(change, kept, processes[at] as Deployment)
        for (const { who, at } of looks) {
          const expected = await ask(who, at, withNothingAtHand)
          for (const each of processes) expect(await ask(who, at, each)).toEqual(expected)
        }
      }
    }),
    { numRuns: RUNS },
  )
})

test('what a transaction has counted and taken back is at nobody’s hand', async () => {
  const look = { as: 'standing.school', input: {} } as const
  await ask('qian', look, school.deployment)
  const submit = signedIn('record.submit')
  const see = signedIn('standing.school')
  const run: typeof submit.run = async (input, context) => {
    await submit.run(input, context)
    await see.run({} as never, context)
    throw new Error('undone')
  }
  const undoing = new Map(operations).set('record.submit', { ...submit, run } as Operation)
  const { content } = school.observation({ periods: [6], on: '2026-11-17' })
  const deployment = { ...school.deployment, operations: undoing, report: () => undefined }
  const submission = { as: 'record.submit', input: { id: uuidv7(), content } } as const
  expect((await answerTo('qian', submission, deployment)).body.ok).toBe(false)
  expect(await ask('qian', look, school.deployment)).toEqual(await ask('qian', look, withNothingAtHand))
})

function signedIn(name: OperationName) {
  const found = operations.get(name)
  if (found?.open !== 'signedIn') throw new Error(`${name} is open`)
  return found
}

test('an operation that goes by what is at hand cannot change a school', async () => {
  const changing = { ...signedIn('setting.change'), goesByAtHand: true }
  const deployment = {
    ...school.deployment,
    operations: new Map(operations).set('setting.change', changing),
    report: () => undefined,
  }
  const asked = {
    as: 'setting.change',
    input: { key: 'noticeDirect', on: false, reason: '先审后发' },
  } as const
  const { body } = await answerTo('zhou', asked, deployment)
  expect(body).toMatchObject({ ok: false, problem: { code: 'internal' } })
  expect(await school.rows('select from youju.setting where school_id = $1', [school.id])).toEqual([])
})

async function answerTo(who: PersonKey, { as, input }: Asked, deployment: Deployment) {
  const token = await school.tokenOf(who)
  const call = { operation: as, input, token, openId: undefined, requestId: uuidv7() }
  return answer(call as Call, deployment)
}

async function ask(who: PersonKey, asked: Asked, deployment: Deployment): Promise<unknown> {
  const { body } = await answerTo(who, asked, deployment)
  return body.ok ? body.data : body.problem.code
}

async function make(change: Change, kept: Observed[], deployment: Deployment): Promise<void> {
  const { districtId, id, people, units } = school
  const doing = async (who: PersonKey, asked: Asked) =>
    expect(await ask(who, asked, deployment)).not.toBe('internal')
  switch (change.do) {
    case 'observe': {
      const { content } = school.observation({ periods: [change.period] })
      kept.push({ who: change.who, id: uuidv7() })
      return doing(change.who, { as: 'record.submit', input: { id: kept.at(-1)?.id ?? '', content } })
    }
    case 'withdraw': {
      const observed = kept[change.nth]
      const input = { id: observed?.id ?? uuidv7(), revision: 1, reason: '记错了' }
      return doing(observed?.who ?? 'wang', { as: 'record.withdraw', input })
    }
    case 'appoint': {
      const from = addDays('2026-10-01', change.days)
      const input = { what: 'appoint', post: 'groupLead', unitId: units.maths, from, to: null } as const
      return doing('wu', {
        as: 'roster.changePerson',
        input: { id: people[change.who], change: input, reason: '' },
      })
    }
    case 'tag': {
      const input = { what: 'tag', tag: '骨干教师', from: '2026-09-01', to: null } as const
      return doing('wu', {
        as: 'roster.changePerson',
        input: { id: people[change.who], change: input, reason: '' },
      })
    }
    case 'day': {
      const day = change.teaching ? null : { teaching: false, timetableOf: null, reason: '停课' }
      return doing('wu', {
        as: 'term.saveDays',
        input: { days: [{ on: addDays('2026-11-30', change.day), day }] },
      })
    }
    case 'rename':
      await school.rows('update youju.person set name = $1 where id = $2', [change.name, people.xu])
      return
    case 'plan':
      await school.rows(
        `update youju.plan_version set effective_from = $1 where district_id = $2 and school_id = $3`,
        [change.from, districtId, id],
      )
      return
    case 'recount':
      await school.rows('select youju.sum_tallies($1, $2)', [districtId, id])
  }
}
