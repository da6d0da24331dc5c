import { describe, expect, test } from 'vitest'
import { faultOfScores } from '#core/record/scores'

const rubric = {
  name: '听课评价',
  dimensions: [
    { name: '教学目标', cap: 20, hint: '' },
    { name: '教学过程', cap: 50, hint: '' },
  ],
}
const mark = (dimension: string, cap: number, score: number) => ({ dimension, cap, score })
const scored = (...marks: ReturnType<typeof mark>[]) => ({ rubric: '听课评价', marks })
const codeOf = (scores: Parameters<typeof faultOfScores>[0]) => faultOfScores(scores, [rubric])?.body.code

describe('scores', () => {
  test('are in order without any, from nothing up to the caps, and in half points', () => {
    expect(codeOf(null)).toBeUndefined()
    expect(codeOf(scored(mark('教学目标', 20, 0), mark('教学过程', 50, 0)))).toBeUndefined()
    expect(codeOf(scored(mark('教学目标', 20, 20), mark('教学过程', 50, 50)))).toBeUndefined()
    expect(codeOf(scored(mark('教学目标', 20, 17.5), mark('教学过程', 50, 41.5)))).toBeUndefined()
  })

  test('half a point above a cap or below nothing are not', () => {
    expect(codeOf(scored(mark('教学目标', 20, 20.5), mark('教学过程', 50, 50)))).toBe('otherRubric')
    expect(codeOf(scored(mark('教学目标', 20, -0.5), mark('教学过程', 50, 50)))).toBe('otherRubric')
  })

  test('are not the plan’s with another cap, a dimension less, one more or in another order', () => {
    expect(codeOf(scored(mark('教学目标', 30, 20), mark('教学过程', 50, 50)))).toBe('otherRubric')
    expect(codeOf(scored(mark('教学目标', 20, 20)))).toBe('otherRubric')
    expect(codeOf(scored(mark('教学目标', 20, 20), mark('教学过程', 50, 50), mark('板书', 5, 5)))).toBe(
      'otherRubric',
    )
    expect(codeOf(scored(mark('教学过程', 50, 50), mark('教学目标', 20, 20)))).toBe('otherRubric')
  })

  test('of a rubric that the plan does not have name it', () => {
    expect(faultOfScores({ rubric: '别的', marks: [] }, [rubric])?.body).toMatchObject({
      code: 'unknownRubric',
      details: { rubric: '别的' },
    })
    expect(faultOfScores(scored(mark('教学目标', 20, 1)), [])?.body.code).toBe('unknownRubric')
  })
})
