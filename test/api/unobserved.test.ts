import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonKey } from './school/cast'
import { type TestSchool, testSchool } from './school/test-school'

let school: TestSchool
let beside: TestSchool
beforeAll(async () => {
  school = await testSchool()
  beside = await testSchool({ beside: school })
})
afterAll(() => Promise.all([school.close(), beside.close()]))

const asked = (who: PersonKey, never = false) => school.call(who, 'lesson.unobserved', { never })
const linesOf = async (who: PersonKey, never?: boolean) =>
  (await asked(who, never)).teachers.items.map(({ name, periods, lastOn }) => [name, periods, lastOn])

const submit = async (who: PersonKey, changes: Parameters<TestSchool['observation']>[0]) => {
  const observation = school.observation(changes)
  await school.call(who, 'record.submit', observation)
  return observation.id
}

test('those who teach this term stand in the order of the roster, and at first nobody was observed', async () => {
  expect(await asked('zhou')).toMatchObject({ teaching: 3, neverObserved: 3 })
  const nobody = [
    ['孙组长', 0, null],
    ['李老师', 0, null],
    ['王老师', 0, null],
  ]
  expect(await linesOf('zhou')).toEqual(nobody)
  expect(await linesOf('zhou', true)).toEqual(nobody)
})

test('two observers’ periods add up, a double period is two, and the last day is told', async () => {
  await submit('wang', { on: '2026-11-17', periods: [1, 2] })
  await submit('qian', { on: '2026-11-12', periods: [3] })
  expect(await linesOf('zhou')).toContainEqual(['李老师', 3, '2026-11-17'])
  expect(await linesOf('zhou', true)).toEqual([
    ['孙组长', 0, null],
    ['王老师', 0, null],
  ])
  expect(await asked('zhou', true)).toMatchObject({ teaching: 3, neverObserved: 2 })
})

test('a recording, what was withdrawn, what waits for approval and the term before do not make one observed', async () => {
  const { wang } = school.people
  await submit('qian', { teacherId: wang, mode: 'recording', periods: [1] })
  await submit('qian', { teacherId: wang, on: '2026-11-02', periods: [1] })
  const id = await submit('qian', { teacherId: wang, periods: [2] })
  await school.call('qian', 'record.withdraw', { id, revision: 1, reason: '记错了' })
  expect(await linesOf('zhou')).toContainEqual(['王老师', 0, null])
})

test('a lead is told of the group’s people only, also what others observed of them and may not be opened', async () => {
  expect(await linesOf('sun')).toEqual([
    ['孙组长', 0, null],
    ['李老师', 3, '2026-11-17'],
  ])
  expect(await linesOf('chen')).toEqual([['王老师', 0, null]])
})

test('neither teachers nor parents are told, and another school has its own', async () => {
  for (const who of ['wang', 'zheng'] as const) {
    expect((await school.refused(who, 'lesson.unobserved', { never: false })).code).toBe('notAllowed')
  }
  expect(await beside.call('zhou', 'lesson.unobserved', { never: false })).toMatchObject({
    teaching: 3,
    neverObserved: 3,
  })
})
