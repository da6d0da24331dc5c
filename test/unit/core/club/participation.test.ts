import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { participationOf, shareInWords, suggestionInWords, suggestionOf } from '#core/club/participation'
import { held } from './clubs'

const four = (...headcounts: number[]) =>
  headcounts.map((headcount, index) => held(`2026-11-0${index + 1}`, headcount))

describe('participation', () => {
  test('is all who came over all who belong, not the mean of shares', () => {
    const sessions = [held('2026-11-03', 10, { enrolled: 10 }), held('2026-11-10', 15, { enrolled: 30 })]
    expect(participationOf(sessions)).toEqual({ sessions: 2, present: 25, expected: 40 })
    expect(shareInWords(participationOf(sessions))).toBe('62.5%')
  })

  test('leaves out sessions of a club without members and entries nobody has approved', () => {
    const sessions = [held('2026-11-03', 3, { enrolled: 0 }), held('2026-11-10', 3, { awaiting: true })]
    expect(participationOf(sessions)).toEqual({ sessions: 0, present: 0, expected: 0 })
    expect(shareInWords(participationOf(sessions))).toBe('暂无')
  })

  test('just under a threshold is not rounded up to it', () => {
    expect(shareInWords({ present: 5999, expected: 10000 })).toBe('59.9%')
    expect(shareInWords({ present: 60, expected: 100 })).toBe('60%')
    expect(shareInWords({ present: 22, expected: 20 })).toBe('110%')
  })
})

describe('merging is suggested', () => {
  test('under 60 % over the last four sessions, not at 60 % exactly', () => {
    expect(suggestionOf(four(12, 12, 12, 12), 60)).toBeNull()
    expect(suggestionOf(four(12, 12, 12, 11), 60)).toEqual({
      sessions: 4,
      present: 47,
      expected: 80,
      threshold: 60,
    })
  })

  test('not before there are four sessions', () => {
    expect(suggestionOf(four(1, 1, 1), 60)).toBeNull()
    expect(suggestionOf([...four(1, 1, 1), held('2026-11-09', 1, { awaiting: true })], 60)).toBeNull()
  })

  test('by the latest four only: an old weakness is forgiven', () => {
    expect(suggestionOf([held('2026-09-01', 0), ...four(12, 12, 12, 12)], 60)).toBeNull()
  })

  test('with its arithmetic, as a suggestion', () => {
    const suggestion = suggestionOf(four(12, 12, 12, 11), 60)
    expect(suggestion && suggestionInWords(suggestion)).toBe(
      '最近 4 次活动到场 47 人次，应到 80 人次，参与率 58.7%，低于学校定的 60%。这只是提醒，可以先和指导教师聊聊原因，再决定是否整合。',
    )
  })

  test('exactly when the words say a lower share than the threshold', () => {
    const sessions = fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 40 })), {
      minLength: 4,
      maxLength: 4,
    })
    const check = fc.property(sessions, fc.integer({ min: 1, max: 100 }), (counts, threshold) => {
      const told = counts.map(([there, enrolled], index) =>
        held(`2026-11-0${index + 1}`, there, { enrolled }),
      )
      const share = Number.parseFloat(shareInWords(participationOf(told)))
      expect(suggestionOf(told, threshold) !== null).toBe(share < threshold)
    })
    fc.assert(check)
  })
})
