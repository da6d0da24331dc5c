import { expect, test } from 'vitest'
import { lessonRubrics } from '#core/plan/rubric'

const rubric = (name: string) => ({ name, dimensions: [{ name: '维度', cap: 10, hint: '' }] })
const rubrics = [rubric('课堂评价'), rubric('社团评定')]

test('lessons are scored under any rubric of a plan that lists none for them', () => {
  expect(lessonRubrics({ rubrics, options: {} })).toEqual(rubrics)
})

test('and under those it lists as 听课量表, in the order of the plan', () => {
  expect(lessonRubrics({ rubrics, options: { 听课量表: ['课堂评价'] } })).toEqual([rubric('课堂评价')])
  expect(lessonRubrics({ rubrics, options: { 听课量表: ['没有这张'] } })).toEqual([])
})
