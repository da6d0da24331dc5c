import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { trustingWechat } from '../entrance/trusting-wechat'
import { type TestSchool, testSchool } from '../school/test-school'
import { byWechat, type Newcomer, newcomer } from './newcomer'

const CLASSES = ['class1', 'class2'] as const
const PARENTS = [0, 1, 2] as const

type Class = (typeof CLASSES)[number]
type State = 'none' | 'asked' | 'joined'

const step = fc.record({
  does: fc.constantFrom('ask', 'admit', 'admit', 'refuse', 'leave', 'remove', 'newCode'),
  parent: fc.constantFrom(...PARENTS),
  class: fc.constantFrom(...CLASSES),
})
const moves = fc.record({ does: fc.constant('promote' as const) })

let school: TestSchool
let notices: Record<Class, string>
beforeAll(async () => {
  school = await testSchool({ platform: trustingWechat })
  notices = { class1: await publish('class1'), class2: await publish('class2') }
})
afterAll(() => school.close())

async function publish(unit: Class): Promise<string> {
  const id = uuidv7()
  const audience = [{ who: 'parents' as const, unitId: school.units[unit] }]
  await school.call('qian', 'notice.publish', { id, title: '通知', text: '正文', audience })
  return id
}

const openCode = async (unit: Class) =>
  (await school.call('wu', 'parent.openCode', { classId: school.units[unit], lastOn: '2026-12-31' })).code

/** Three parents whom the test watches, and what it expects of each in each class. */
async function watch() {
  const first = await openCode('class1')
  const people: Newcomer[] = []
  for (const parent of PARENTS) {
    const one = await newcomer(school, first, `家长${parent}`, byWechat())
    const [asked] = (await one.call('parent.classes', {})).classes
    await one.call('parent.leave', { id: asked?.id ?? '' })
    people.push(one)
  }
  const states = new Map<string, State>()
  const key = (parent: number, unit: Class) => `${parent}/${unit}`
  const stateOf = (parent: number, unit: Class) => states.get(key(parent, unit)) ?? 'none'
  const set = (parent: number, unit: Class, state: State) => states.set(key(parent, unit), state)
  return { people, stateOf, set }
}

async function before(): Promise<Map<string, { asked: number; joined: number }>> {
  const { classes } = await school.call('wu', 'parent.units', {})
  return new Map(classes.map(({ classId, asked, joined }) => [classId, { asked, joined }]))
}

test('whatever is done in whatever order, a parent reads a class’s announcement if and only if joined now, and the numbers are right', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof({ weight: 9, arbitrary: step }, moves), { maxLength: 18 }),
      async (steps) => {
        const { people, stateOf, set } = await watch()
        const others = await before()
        for (const each of steps) {
          if (each.does === 'promote') {
            await promote(people)
            for (const parent of PARENTS) {
              const [a, b] = [stateOf(parent, 'class1'), stateOf(parent, 'class2')]
              if (a === 'none' || b === 'none') {
                set(parent, 'class1', b)
                set(parent, 'class2', a)
              }
            }
            continue
          }
          await act(each, people, stateOf, set)
        }
        for (const unit of CLASSES) {
          for (const parent of PARENTS) {
            const { status } = (await people[parent]?.ask('notice.read', { id: notices[unit] })) ?? {}
            expect(status === 200, `${parent} in ${unit}`).toBe(stateOf(parent, unit) === 'joined')
          }
          const all = (await before()).get(school.units[unit])
          const count = (state: State) => PARENTS.filter((parent) => stateOf(parent, unit) === state).length
          const known = others.get(school.units[unit])
          expect(all).toEqual({
            asked: (known?.asked ?? 0) + count('asked'),
            joined: (known?.joined ?? 0) + count('joined'),
          })
        }
      },
    ),
    { numRuns: 15 },
  )
}, 120_000)

type Step = { does: string; parent: (typeof PARENTS)[number]; class: Class }

async function act(
  { does, parent, class: unit }: Step,
  people: readonly Newcomer[],
  stateOf: (parent: number, unit: Class) => State,
  set: (parent: number, unit: Class, state: State) => void,
): Promise<void> {
  const person = people[parent]
  if (!person) return
  const was = stateOf(parent, unit)
  const { classes } = await person.call('parent.classes', {})
  const id = classes.find(({ classId }) => classId === school.units[unit])?.id ?? uuidv7()
  const done = async (answer: Promise<{ status: number }>, state: State) => {
    if ((await answer).status === 200) set(parent, unit, state)
  }
  switch (does) {
    case 'ask': {
      const code = (await school.call('wu', 'parent.code', { classId: school.units[unit] })).code?.code
      const { status } = await person.ask('parent.join', {
        code: code ?? (await openCode(unit)),
        name: '家长',
      })
      if (status === 200 && was === 'none') set(parent, unit, 'asked')
      return
    }
    case 'admit':
      return done(school.ask('wu', 'parent.decide', { id, decision: 'admit' }), 'joined')
    case 'refuse':
      return done(school.ask('wu', 'parent.decide', { id, decision: 'refuse' }), 'none')
    case 'leave':
      return done(person.ask('parent.leave', { id }), 'none')
    case 'remove':
      return done(school.ask('wu', 'parent.remove', { id, reason: '转学' }), 'none')
    case 'newCode':
      await openCode(unit)
  }
}

/** As when a school year ends: who is in one class goes on in the other, unless already there. */
async function promote(people: readonly Newcomer[]): Promise<void> {
  for (const person of people) {
    const { classes } = await person.call('parent.classes', {})
    const living = classes.filter(({ state }) => state === 'asked' || state === 'joined')
    if (living.length !== 1) continue
    const { class1, class2 } = school.units
    await school.rows(
      `update youju.guardianship set class_id = case when class_id = $2 then $3::uuid else $2::uuid end where id = $1`,
      [living[0]?.id, class1, class2],
    )
  }
}
