import { describe, expect, test } from 'vitest'
import { problem, problemCodes } from '#core/problem'

describe('a problem', () => {
  test('carries its code, its status, its details and a message that says what to do', () => {
    const twice = problem('samePeriodTwice', { on: '2026-11-18', period: 2, recordId: 'a' })
    expect(twice.status).toBe(409)
    expect(twice.body).toEqual({
      code: 'samePeriodTwice',
      message: '11 月 18 日第 2 节您已经记过一次听课，同一节只能记一次。可以打开那一条修改。',
      details: { on: '2026-11-18', period: 2, recordId: 'a' },
    })
  })

  test('60 seconds to wait are one minute, 61 are two', () => {
    expect(problem('tooManyAttempts', { waitSeconds: 60 }).message).toContain('1 分钟')
    expect(problem('tooManyAttempts', { waitSeconds: 61 }).message).toContain('2 分钟')
  })

  test('a limit of 262144 bytes is 256 KB', () => {
    expect(problem('tooLarge', { limitBytes: 262_144 }).message).toContain('256 KB')
  })

  test('with fields says the first fault, without any something general', () => {
    const faults = [{ path: '/on', message: '请选择日期' }]
    expect(problem('badInput', { fields: faults }).message).toBe('请选择日期')
    expect(problem('badInput', { fields: [] }).message).toMatch(/检查/)
  })

  test('without details has empty ones', () => {
    expect(problem('notFound').body.details).toEqual({})
  })

  test('of every code has a status between 400 and 599', () => {
    expect(problemCodes().filter(({ status }) => status < 400 || status > 599)).toEqual([])
  })
})
