import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { contract, type OperationName } from '#core/contract/contract'
import { type Examples, everyOperation } from './school/every-operation'
import { hostileLike } from './school/hostile-json'
import { tableCounts } from './school/table-counts'
import { type TestSchool, testSchool } from './school/test-school'

let school: TestSchool
let beside: TestSchool
let away: TestSchool
let examples: Examples
let foreign: Examples[]
let before: Record<string, number>

beforeAll(async () => {
  // Directly: HTTP refuses what is over its limit of bytes before an operation could say what is wrong with it.
  school = await testSchool({ entrance: 'direct' })
  beside = await testSchool({ beside: school, entrance: 'direct' })
  away = await testSchool({ entrance: 'direct' })
  examples = await examplesOf(school)
  foreign = [await examplesOf(beside), await examplesOf(away)]
})
afterAll(() => Promise.all([school, beside, away].map((each) => each.close())))
beforeEach(async () => {
  before = await tableCounts(school)
})

/** A record and an announcement of a school, for its examples to be about. */
async function examplesOf(own: TestSchool): Promise<Examples> {
  const record = own.observation({ periods: [4] })
  await own.call('wang', 'record.submit', record)
  const notice = { id: uuidv7(), title: '通知', text: '正文' }
  const audience = [{ who: 'parents' as const, unitId: own.units.class1 }]
  await own.call('qian', 'notice.publish', { ...notice, audience })
  return everyOperation(own, record.id, notice.id)
}

const OPERATIONS = Object.keys(contract) as OperationName[]

const NUL = '\u0000'
const HOSTILE: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  '',
  ' ',
  'x',
  NUL,
  '\ud800',
  'ş'.repeat(200_000),
  "'; drop table youju.record; --",
  '2026-02-30',
  '9999-99-99',
  [],
  [null],
  {},
  { length: 1 },
  JSON.parse('{"__proto__": {"admin": true}}'),
]

/** Every way to put something hostile in one place of an input. */
function* spoilt(input: unknown): Generator<unknown> {
  yield* HOSTILE
  if (Array.isArray(input)) {
    for (const [index, inner] of input.entries())
      for (const bad of spoilt(inner)) yield input.with(index, bad)
    yield Array.from({ length: 500 }, () => input[0])
  } else if (typeof input === 'object' && input !== null) {
    for (const [key, inner] of Object.entries(input)) {
      for (const bad of spoilt(inner)) yield { ...input, [key]: bad }
      yield Object.fromEntries(Object.entries(input).filter(([other]) => other !== key))
    }
    for (const key of ['unheardOf', '__proto__', 'constructor', 'toString']) {
      yield JSON.parse(
        JSON.stringify(input).replace(
          '{',
          `{"${key}": {"admin": true}${Object.keys(input).length ? ',' : ''}`,
        ),
      )
    }
  }
}

/** Nobody at a school may call it, whatever is wrong with the input. */
const OFFICE_ONLY: readonly OperationName[] = ['standing.district']

describe.each(OPERATIONS)('%s', (name) => {
  const [status, code] = OFFICE_ONLY.includes(name) ? [403, 'notAllowed'] : [400, 'badInput']
  const allowed = (input: unknown) => z.safeParse(contract[name].input, input ?? {}).success

  test('refuses every spoilt input with a clear problem, and nothing is written', async () => {
    const { who, input } = examples[name]
    for (const bad of spoilt(input)) {
      if (allowed(bad)) continue
      const { status: answered, body } = await school.ask(who, name, bad)
      expect([answered, body], JSON.stringify(bad).slice(0, 200)).toMatchObject([
        status,
        { problem: { code } },
      ])
      if (!body.ok) expect(body.problem.message.length).toBeLessThan(200)
    }
    expect(await tableCounts(school)).toEqual(before)
  })

  test('answers every odd input that its form allows, one way or the other', async () => {
    const { who, input } = foreign[1]?.[name] ?? examples[name]
    for (const odd of spoilt(input)) {
      if (!allowed(odd)) continue
      const answered = await away.ask(who, name, odd)
      expect(answered.status, JSON.stringify(odd).slice(0, 200)).toBeLessThan(500)
    }
  })

  test('survives any JSON whatever', async () => {
    const { who } = examples[name]
    const anything = fc.asyncProperty(fc.jsonValue({ noUnicodeString: false }), async (value) => {
      if (allowed(value)) return
      expect((await school.ask(who, name, value)).status).toBe(status)
    })
    await fc.assert(anything, { numRuns: 15 })
    expect(await tableCounts(school)).toEqual(before)
  })
})

/** The same every time, so that a red run is the change's; another seed explores. */
const SEED = Number(process.env.YOUJU_HOSTILE_SEED ?? 1)
const RUNS = Number(process.env.YOUJU_HOSTILE_RUNS ?? 12)

describe.each(OPERATIONS)('%s, asked with several hostile places at once', (name) => {
  const [status, code] = OFFICE_ONLY.includes(name) ? [403, 'notAllowed'] : [400, 'badInput']

  test('answers with a clear problem, or does what was asked, and nothing is written where it refuses', async () => {
    const { who, input } = examples[name]
    const hostile = fc.asyncProperty(hostileLike(input), async (value) => {
      const isAllowed = z.safeParse(contract[name].input, value).success
      const { status: answered, body } = await (isAllowed ? away : school).ask(who, name, value)
      if (isAllowed) expect(answered).toBeLessThan(500)
      else expect([answered, body]).toMatchObject([status, { problem: { code } }])
      if (!body.ok) expect(body.problem.message).toMatch(/^.{4,200}$/s)
    })
    await fc.assert(hostile, { numRuns: RUNS, seed: SEED })
    expect(await tableCounts(school)).toEqual(before)
  })
})

describe('the things of another school', () => {
  /** What may be asked of foreign things: nothing is found, known or allowed. */
  const REFUSALS = [
    'notFound',
    'unknownTeacher',
    'unknownClass',
    'unknownUnit',
    'noAudience',
    'wechatUnknown',
  ]
  const named: OperationName[] = [
    'record.correct',
    'record.withdraw',
    'record.decide',
    'record.show',
    'record.submit',
    'standing.proof',
    'notice.publish',
    'notice.withdraw',
    'notice.read',
  ]

  test.each(named)(
    '%s of the same district and of another does not exist here, and nothing is written',
    async (name) => {
      const counts = await Promise.all([school, beside, away].map(tableCounts))
      for (const { [name]: example } of foreign) {
        const { body } = await school.ask(example.who, name, example.input)
        expect(body.ok ? 'done' : body.problem.code).toSatisfy((code: string) => REFUSALS.includes(code))
      }
      expect(await Promise.all([school, beside, away].map(tableCounts))).toEqual(counts)
    },
  )

  test('a group and a grade of another school are unknown', async () => {
    for (const { units } of [beside, away]) {
      const research = school.research({ groupId: units.maths })
      expect((await school.refused('qian', 'record.submit', research)).code).toBe('unknownUnit')
      const assessment = school.assessment({ gradeId: units.grade1 })
      expect((await school.refused('qian', 'record.submit', assessment)).code).toBe('unknownUnit')
    }
  })

  test('an id that a record of another district holds is free here', async () => {
    const { id } = foreign[1]?.['record.submit'].input ?? { id: '' }
    await away.call('wang', 'record.submit', { id, content: away.observation({ periods: [5] }).content })
    const receipt = await school.call('wang', 'record.submit', {
      ...school.observation({ periods: [5] }),
      id,
    })
    expect(receipt.state).toBe('counted')
  })
})

describe('a place in a list', () => {
  const encoded = (values: unknown) => Buffer.from(JSON.stringify(values)).toString('base64url')
  const id = uuidv7()
  const PLACES = [
    '',
    'x',
    NUL,
    'null',
    encoded(null),
    encoded({}),
    encoded([]),
    encoded(['2026-11-18']),
    encoded(['2026-02-30', id]),
    encoded(['9999-99-99', id]),
    encoded(['2026-11-18', `${id}'`]),
    encoded(['2026-11-18T25:00:00.000000Z', id]),
    encoded(['2026-02-30T10:00:00.000000Z', id]),
    encoded([-1, id]),
    encoded([99_999_999_999, id]),
    encoded(['1e3', id]),
    encoded([['2026-11-18'], [id], 3]),
  ]

  test.each<[OperationName, object]>([
    ['record.list', { whose: 'mine' }],
    ['roster.teachers', {}],
    ['roster.classes', {}],
    ['standing.rule', { ruleId: 'TK5' }],
    ['notice.list', {}],
  ])('%s that no page has given is refused', async (name, input) => {
    for (const cursor of PLACES) {
      const { status, body } = await school.ask('zhou', name, { ...input, cursor })
      expect([status, body], cursor).toMatchObject([400, { problem: { code: 'badInput' } }])
    }
  })

  test('of a proof is refused alike', async () => {
    for (const cursor of PLACES) {
      const input = { ruleId: 'TK5', subjectId: school.people.wang, cursor }
      expect((await school.refused('zhou', 'standing.proof', input)).code, cursor).toBe('badInput')
    }
  })
})
