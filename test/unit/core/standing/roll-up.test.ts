import { describe, expect, test } from 'vitest'
import type { Status } from '#core/standing/judge'
import { rollUp } from '#core/standing/roll-up'
import { rollUpInWords } from '#core/standing/roll-up-words'
import type { Standing } from '#core/standing/standing'
import { autumnWith, NATIONAL_DAY } from '../sample/calendar'
import { person } from '../sample/people'
import { INSPECTIONS, QUOTAS, rule, THURSDAY_RESEARCH } from '../sample/plan'
import { observed, researched, sheetsOf, tally } from '../sample/school'

/** Wang 15 of 15, Zhao 8 of 15 (on track), He 3 of 15 (behind), Zhu exempt; on 2026-11-18, when 8 are expected. */
const [teachers] = sheetsOf({
  rules: [QUOTAS.from46],
  people: [
    person('王老师', '1975-06-06', 'teacher'),
    person('赵老师', '1970-06-06', 'teacher'),
    person('何老师', '1968-06-06', 'teacher'),
    person('朱老师', '1972-06-06', ['teacher', '2020-09-01', '2026-09-04']),
  ],
  tallies: [
    observed('王老师', 3, 15),
    observed('赵老师', 3, 8),
    observed('何老师', 3, 3),
    observed('朱老师', 1, 4),
  ],
  weekNumber: 12,
  today: '2026-11-18',
})
const standings = teachers?.standings ?? []

describe('people under a quota', () => {
  test('1 of 3 who owe it is compliant; who is exempt is in neither number', () => {
    expect(rollUp(standings, 'hard')).toEqual({
      owing: 3,
      byStatus: { met: 1, onTrack: 1, behind: 1, missed: 0, waived: 1, logOnly: 0 },
      done: 26,
      target: 45,
      expected: 24,
      rate: null,
      status: 'behind',
    })
  })

  test('in words: who is done, who is on track, who needs help, who is exempt', () => {
    expect(rollUpInWords(QUOTAS.from46, rollUp(standings, 'hard'), standings)).toBe(
      '1 人已完成，1 人进度正常，1 人需要跟进，1 人免除',
    )
  })

  test('two groups add up to the whole: sums over sums, never averages of averages', () => {
    const parts = [standings.slice(0, 1), standings.slice(1)].map((some) => rollUp(some, 'hard'))
    const whole = rollUp(standings, 'hard')
    expect(parts.reduce((sum, part) => sum + part.owing, 0)).toBe(whole.owing)
    expect(parts.reduce((sum, part) => sum + part.done, 0)).toBe(whole.done)
    expect(parts.reduce((sum, part) => sum + part.target, 0)).toBe(whole.target)
  })
})

describe('the status of the whole', () => {
  const of = (...statuses: Status[]) =>
    rollUp(
      statuses.map((status) => ({ ...standings[0], status }) as Standing),
      'hard',
    ).status

  test.each<[Status[], Status]>([
    [['met', 'met'], 'met'],
    [['met', 'waived'], 'met'],
    [['met', 'onTrack'], 'onTrack'],
    [['met', 'onTrack', 'behind'], 'behind'],
    [['met', 'behind', 'missed'], 'missed'],
    [['waived', 'waived'], 'waived'],
    [['logOnly'], 'logOnly'],
    [[], 'waived'],
  ])('%j is %s', (statuses, status) => {
    expect(of(...statuses)).toBe(status)
  })

  test('a soft rule is never missed as a whole', () => {
    const missed = { ...standings[0], status: 'missed' } as Standing
    expect(rollUp([missed], 'soft').status).toBe('behind')
  })
})

describe('a zero denominator is not applicable', () => {
  const calendar = autumnWith(...NATIONAL_DAY)
  const [sheet] = sheetsOf({
    rules: [THURSDAY_RESEARCH],
    calendar,
    tallies: [researched('数学组', 5)],
    weekNumber: 5,
    today: '2026-10-12',
  })
  const groups = sheet?.standings ?? []

  test('in a week whose Thursday is a holiday nobody owes, and a session held counts for nothing', () => {
    expect(rollUp(groups, 'soft')).toMatchObject({
      owing: 0,
      done: 0,
      target: 0,
      expected: 0,
      status: 'waived',
    })
  })

  test('the words give the calendar’s reason', () => {
    expect(rollUpInWords(THURSDAY_RESEARCH, rollUp(groups, 'soft'), groups)).toBe('本期免除：国庆节放假')
  })

  test('without anybody in the audience the words say so', () => {
    expect(rollUpInWords(QUOTAS.principal, rollUp([], 'hard'), [])).toBe('没有人需要完成')
  })
})

describe('the school as one subject', () => {
  const inspected = tally('inspections[feedback]', '青禾小学', 3, 3)
  const look = { tallies: [inspected], weekNumber: 12, today: '2026-11-18' }

  test('reads as done of owed', () => {
    const [sheet] = sheetsOf({ ...look, rules: [INSPECTIONS] })
    const rolled = rollUp(sheet?.standings ?? [], 'hard')
    expect(rollUpInWords(INSPECTIONS, rolled, sheet?.standings ?? [])).toBe('已完成 3 次，共需 4 次')
  })

  test('under a limit reads as done and the limit', () => {
    const limit = { ...INSPECTIONS, bound: { kind: 'atMost', amount: 4, unit: '次' } } as const
    const [sheet] = sheetsOf({ ...look, rules: [limit] })
    expect(rollUpInWords(limit, rollUp(sheet?.standings ?? [], 'hard'), [])).toBe('已有 3 次，上限 4 次')
  })
})

test('without a number the words count what was logged', () => {
  const logged = rule('只记录', { bound: { kind: 'none' } })
  const [sheet] = sheetsOf({
    rules: [logged],
    people: [person('王老师', '1975-06-06', 'teacher')],
    tallies: [observed('王老师', 3, 6)],
    weekNumber: 12,
    today: '2026-11-18',
  })
  const logs = sheet?.standings ?? []
  expect(rollUpInWords(logged, rollUp(logs, 'hard'), logs)).toBe('仅记录，共 6 节')
})
