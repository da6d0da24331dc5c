import { describe, expect, test } from 'vitest'
import type { BasicMeasure } from '#core/plan/basic-measure'
import { contributionOf, creditsOf } from '#core/record/credits'
import type { CountableRecord } from '#core/record/record'
import { autumn, autumnWith, off } from '../sample/calendar'
import { measure } from '../sample/plan'
import { assessment, inspection, observation, research, showcase } from '../sample/records'

const periods = measure('observationPeriods')
const contribution = (record: CountableRecord, counted: BasicMeasure) =>
  contributionOf(record, counted, autumn)

describe('an observation', () => {
  test('credits its observer one period in the week of the lesson', () => {
    expect(contribution(observation(), periods)).toEqual({
      credits: [
        { measure: 'observationPeriods', subjectId: '王老师', on: '2026-11-18', week: 12, quantity: 1 },
      ],
    })
  })

  test('of a double period credits 2', () => {
    expect(contribution(observation({ periods: [2, 3] }), periods)).toMatchObject({
      credits: [{ quantity: 2 }],
    })
  })

  test('of another school’s lesson counts', () => {
    const elsewhere = observation({ hostSchool: '实验小学', classId: null, teacherId: null })
    expect(contribution(elsewhere, periods)).toMatchObject({ credits: [{ quantity: 1 }] })
  })

  test('of a recording is left out unless the plan says so', () => {
    const recording = observation({ mode: 'recording' })
    expect(contribution(recording, periods)).toEqual({ leftOut: 'recording' })
    expect(contribution(recording, measure('observationPeriods', 'withRecordings'))).toMatchObject({
      credits: [{ measure: 'observationPeriods[withRecordings]', quantity: 1 }],
    })
  })

  test('on a Saturday of the term counts for that week', () => {
    expect(contribution(observation({ on: '2026-11-21' }), periods)).toMatchObject({
      credits: [{ week: 12 }],
    })
  })

  test.each(['awaiting', 'returned', 'withdrawn'] as const)(
    'that is %s is left out for that reason',
    (state) => {
      expect(contribution(observation({}, state), periods)).toEqual({ leftOut: state })
    },
  )
})

describe('the term bounds what counts', () => {
  test('2026-09-01 counts for week 1, 2026-08-31 does not although it lies in that week', () => {
    expect(contribution(observation({ on: '2026-09-01' }), periods)).toMatchObject({ credits: [{ week: 1 }] })
    expect(contribution(observation({ on: '2026-08-31' }), periods)).toEqual({ leftOut: 'outOfTerm' })
  })

  test('2027-01-22 counts for week 21, 2027-01-23 does not although it lies in that week', () => {
    expect(contribution(observation({ on: '2027-01-22' }), periods)).toMatchObject({
      credits: [{ week: 21 }],
    })
    expect(contribution(observation({ on: '2027-01-23' }), periods)).toEqual({ leftOut: 'outOfTerm' })
  })

  test('a day of the term before its first teaching day lies in no week and does not count', () => {
    const late = autumnWith(...['01', '02', '03', '04'].map((day) => off(`2026-09-${day}`, '推迟开学')))
    expect(contributionOf(observation({ on: '2026-09-03' }), periods, late)).toEqual({ leftOut: 'outOfTerm' })
  })
})

describe('who is credited', () => {
  test('a research session credits its group', () => {
    expect(contribution(research('2026-11-19'), measure('researchSessions'))).toMatchObject({
      credits: [{ subjectId: '数学组', quantity: 1, week: 12 }],
    })
  })

  test('showcases credit the school, assessments their grade', () => {
    expect(contribution(showcase('圆的认识'), measure('showcases'))).toMatchObject({
      credits: [{ subjectId: '青禾小学', quantity: 1 }],
    })
    expect(contribution(assessment('2026-11-18'), measure('assessments'))).toMatchObject({
      credits: [{ subjectId: '一年级', quantity: 1 }],
    })
  })

  test('an inspection without feedback is left out where the plan asks for feedback, and counts where not', () => {
    const asked = measure('inspections', 'feedback')
    expect(contribution(inspection(null), asked)).toEqual({ leftOut: 'noFeedback' })
    expect(contribution(inspection('2026-11-20'), asked)).toMatchObject({
      credits: [{ subjectId: '青禾小学' }],
    })
    expect(contribution(inspection(null), measure('inspections'))).toMatchObject({
      credits: [{ quantity: 1 }],
    })
  })
})

describe('record once, count many', () => {
  const both = [periods, measure('observationPeriods', 'withRecordings')]

  test('one lesson credits every measure that looks at it, once each', () => {
    expect(creditsOf(observation(), both, autumn).map((credit) => credit.measure)).toEqual([
      'observationPeriods',
      'observationPeriods[withRecordings]',
    ])
  })

  test('a measure of another kind does not look at it', () => {
    expect(contribution(observation(), measure('researchSessions'))).toBeUndefined()
    expect(creditsOf(observation(), [measure('inspections')], autumn)).toEqual([])
  })

  test('a withdrawn record credits nothing', () => {
    expect(creditsOf(observation({}, 'withdrawn'), both, autumn)).toEqual([])
  })
})

describe('the attendance of a session', () => {
  const session = research('2026-11-18', 'counted', {
    attendance: [
      { personId: '到', mark: 'present' },
      { personId: '迟到', mark: 'late' },
      { personId: '缺', mark: 'absent' },
      { personId: '请假', mark: 'excused' },
      { personId: '来宾', mark: 'guest' },
    ],
  })
  const credited = (counted: BasicMeasure) =>
    creditsOf(session, [counted], autumn).map(({ subjectId }) => subjectId)

  test('expects neither who was excused nor a guest (domain.md section 4, Research)', () => {
    expect(credited(measure('researchExpected'))).toEqual(['到', '迟到', '缺'])
  })

  test('counts who came late among those who came of the expected, a guest only as somebody who took part', () => {
    expect(credited(measure('researchPresent'))).toEqual(['到', '迟到'])
    expect(credited(measure('researchAttendance'))).toEqual(['到', '迟到', '来宾'])
  })
})
