import { describe, expect, test } from 'vitest'
import type { CountableRecord } from '#core/record/record'
import { servedBy } from '#core/standing/served'
import { autumn } from '../sample/calendar'
import { person } from '../sample/people'
import { INSPECTIONS, measure, OBSERVATION_QUOTAS, plan, rule, THURSDAY_RESEARCH } from '../sample/plan'
import { inspection, observation, research } from '../sample/records'

const wang = person('王老师', '1975-06-06', 'teacher')
const wholePlan = plan([...OBSERVATION_QUOTAS, THURSDAY_RESEARCH, INSPECTIONS])
const served = (record: CountableRecord, by = wang, under = wholePlan) => servedBy(record, under, autumn, by)

describe('which promises a record serves', () => {
  test('an observation by Wang, aged 51, serves the quota of 15 and no other of the five', () => {
    expect(served(observation({ periods: [2, 3] }))).toEqual({
      credits: [
        {
          ruleId: '教师听课（46 周岁及以上）',
          ruleName: '教师听课（46 周岁及以上）',
          quantity: 2,
          unit: '节',
          others: 0,
        },
      ],
      leftOut: [],
    })
  })

  test('two rules that look at it are both served', () => {
    const two = plan([
      rule('听课'),
      rule('含录播听课', { measure: measure('observationPeriods', 'withRecordings') }),
    ])
    expect(served(observation(), wang, two).credits.map((credit) => credit.ruleId)).toEqual([
      '听课',
      '含录播听课',
    ])
    expect(served(observation({ mode: 'recording' }), wang, two)).toMatchObject({
      credits: [{ ruleId: '含录播听课' }],
      leftOut: [{ ruleId: '听课', reason: '录播课，本计划不计入' }],
    })
  })

  test('a session serves the groups’ promise, whoever wrote it down', () => {
    expect(served(research('2026-11-19')).credits.map((credit) => credit.ruleId)).toEqual(['周四教研'])
    expect(servedBy(research('2026-11-19'), wholePlan, autumn, undefined).credits).toHaveLength(1)
  })

  test('an inspection without feedback serves nothing yet, and says why', () => {
    expect(served(inspection(null))).toEqual({
      credits: [],
      leftOut: [{ ruleId: '教学检查', ruleName: '教学检查', reason: '还没有反馈' }],
    })
  })

  test.each([
    ['awaiting', '等待核准'],
    ['returned', '核查后退回'],
    ['withdrawn', '已撤回'],
  ] as const)('one that is %s is left out: %s', (state, reason) => {
    expect(served(observation({}, state)).leftOut).toMatchObject([{ reason }])
  })

  test('an observation by a clerk, who owes none, serves nothing and is left out of nothing', () => {
    expect(served(observation(), person('吴教务', '1990-01-01', 'clerk'))).toEqual({
      credits: [],
      leftOut: [],
    })
  })

  test('the post on the day of the lesson decides', () => {
    const promoted = person(
      '何老师',
      '1990-01-01',
      ['teacher', '2020-09-01', '2026-11-08'],
      ['director', '2026-11-09'],
    )
    const ruleOn = (on: string) => served(observation({ on }), promoted).credits[0]?.ruleId
    expect(ruleOn('2026-11-06')).toBe('教师听课（45 周岁及以下）')
    expect(ruleOn('2026-11-09')).toBe('业务领导听课')
  })
})
