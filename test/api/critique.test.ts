import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entered } from './school/entered'
import { testPlan } from './school/test-plan'
import { type TestSchool, testSchool } from './school/test-school'

const dimensions = [
  { name: '教学目标', cap: 20, hint: '' },
  { name: '教学过程', cap: 50, hint: '' },
  { name: '学生参与', cap: 30, hint: '' },
]

let school: TestSchool
beforeAll(async () => {
  school = await testSchool({
    plan: { ...testPlan(), options: {}, rubrics: [{ name: '听课评价', dimensions }] },
  })
})
afterAll(() => school.close())

type Observation = NonNullable<Parameters<TestSchool['observation']>[0]>
const marks = dimensions.map(({ name, cap }) => ({ dimension: name, cap, score: cap - 0.5 }))
const scores = { rubric: '听课评价', marks }
const submit = async (changes: Observation) => {
  const observation = school.observation(changes)
  await school.call('wang', 'record.submit', observation)
  return school.call('li', 'record.show', { id: observation.id })
}
const code = async (changes: Observation) =>
  (await school.refused('wang', 'record.submit', school.observation(changes))).code

describe('a critique', () => {
  test('with timed notes, words and half points is kept as written, and read by the observed teacher', async () => {
    const written = {
      timeline: [
        { at: '09:12', text: '情境导入，用分月饼' },
        { at: '09:30', text: '小组讨论 😀 <b>很热烈</b>' },
      ],
      strengths: '板书清楚',
      advice: '留给学生说的时间可以多一些',
      scores,
    }
    const { content } = await submit({ periods: [2], ...written })
    expect(content.payload).toMatchObject(written)
  })

  test('is left out of a submission from before it could be written, which is kept all the same', async () => {
    const { content } = await submit({ periods: [3] })
    expect(content.payload).toMatchObject({ timeline: [], strengths: '', advice: '', scores: null })
  })

  test.each<[string, Observation['scores'], string]>([
    ['under a rubric that the plan lacks', { ...scores, rubric: '别的量表' }, 'unknownRubric'],
    ['without one of its dimensions', { ...scores, marks: marks.slice(1) }, 'otherRubric'],
    [
      'with a dimension of one’s own',
      { ...scores, marks: [...marks, { dimension: '板书', cap: 5, score: 5 }] },
      'otherRubric',
    ],
    ['in another order', { ...scores, marks: [...marks].reverse() }, 'otherRubric'],
    [
      'under a raised cap',
      {
        ...scores,
        marks: marks.map((mark, index) => (index === 0 ? { ...mark, cap: 100, score: 100 } : mark)),
      },
      'otherRubric',
    ],
    [
      'above the cap',
      { ...scores, marks: marks.map((mark) => ({ ...mark, score: mark.cap + 0.5 })) },
      'badInput',
    ],
    ['below nothing', { ...scores, marks: marks.map((mark) => ({ ...mark, score: -0.5 })) }, 'badInput'],
    ['in quarter points', { ...scores, marks: marks.map((mark) => ({ ...mark, score: 1.25 })) }, 'badInput'],
    ['twice in one dimension', { ...scores, marks: [...marks, ...marks.slice(0, 1)] }, 'badInput'],
    ['with nothing scored', { ...scores, marks: [] }, 'badInput'],
  ])('scored %s is refused', async (_, wrong, expected) => {
    expect(await code({ periods: [4], scores: wrong })).toBe(expected)
  })
})

describe('two periods that do not follow on each other', () => {
  test('are refused', async () => {
    expect(await code({ on: '2026-11-17', periods: [1, 3] })).toBe('notAdjacent')
    expect(await code({ on: '2026-11-17', periods: [5, 2] })).toBe('notAdjacent')
  })

  test('stay in a record from before this was asked, until they are changed', async () => {
    const observation = school.observation({ on: '2026-11-16', periods: [1, 2] })
    const { id } = observation
    await school.call('wang', 'record.submit', observation)
    await school.rows(
      `update youju.record set payload = jsonb_set(payload, '{periods}', '[1, 4]') where id = $1`,
      [id],
    )
    const correct = (periods: number[], revision: number) => ({
      id,
      revision,
      content: school.observation({ on: '2026-11-16', periods, note: `第 ${revision} 版` }).content,
    })
    expect(await school.call('wang', 'record.correct', correct([4, 1], 1))).toMatchObject({ revision: 2 })
    expect((await school.refused('wang', 'record.correct', correct([1, 5], 2))).code).toBe('notAdjacent')
    expect(await school.call('wang', 'record.correct', correct([4, 5], 2))).toMatchObject({ revision: 3 })
  })
})

test('nobody writes another’s critique: the record’s row is not the observed teacher’s to change', async () => {
  const { id } = await submit({ on: '2026-11-13', periods: [1], strengths: '好' })
  const changed = await entered(school, 'li', (as) =>
    as.tries(`update youju.record set payload = payload || '{"strengths": "更好"}' where id = $1`, [id]),
  )
  expect(changed).toBe(0)
})
