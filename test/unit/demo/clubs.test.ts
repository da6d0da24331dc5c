import { describe, expect, test } from 'vitest'
import { weekdayOf } from '#core/calendar/civil-date'
import { planAgainstHeld, progressOf } from '#core/club/course'
import { suggestionOf } from '#core/club/participation'
import { plannedSessions } from '#core/club/planned'
import { sessionsOf } from '#core/club/summary'
import { tellHistory } from '../../../local/demo/history/history'
import { inventSchool } from '../../../local/demo/school/school'
import { WANING_CLUB } from '../../../local/demo/texts/clubs'
import { SEED, templatePlan } from './outcome'

const plan = templatePlan()

/** The demo's clubs on a day, each with its term. */
function clubsOn(today: string) {
  const school = inventSchool(today, SEED)
  const steps = tellHistory(school, plan, SEED).flat()
  const sessions = steps.flatMap((step) => {
    if (step.operation !== 'record.submit' || step.input.content.kind !== 'clubSession') return []
    return [{ id: step.input.id, by: step.by, ...step.input.content.payload }]
  })
  const clubs = steps.flatMap((step) => {
    if (step.operation !== 'club.save') return []
    const { id, club } = step.input
    const schedules = [{ from: club.from, meetings: club.meetings }]
    const planned = plannedSessions({ schedules, from: club.from, to: null }, school.calendar)
    const held = sessions
      .filter(({ clubId }) => clubId === id)
      .map(({ id: recordId, on, headcount, movedBecause = '' }) => {
        return { recordId, on, headcount, enrolled: club.enrolled, movedBecause, awaiting: false }
      })
    return [{ club, course: planAgainstHeld(planned, held, today) }]
  })
  return { school, clubs, sessions }
}

describe('the demo’s clubs', () => {
  const { school, clubs, sessions } = clubsOn('2026-11-18')

  test('are twelve on every weekday, with an instructor each', () => {
    expect(clubs).toHaveLength(12)
    expect(new Set(clubs.flatMap(({ club }) => club.instructorIds)).size).toBe(12)
    const weekdays = clubs.flatMap(({ club }) => club.meetings.map(({ weekday }) => weekday))
    expect([...new Set(weekdays)].sort()).toEqual([1, 2, 3, 4, 5])
  })

  test('are written down by those who instruct them, without a child’s name', () => {
    const instructors = new Set(clubs.flatMap(({ club }) => club.instructorIds))
    for (const { by, roll } of sessions) {
      expect(instructors.has(by)).toBe(true)
      expect(roll ?? []).toEqual([])
    }
  })

  test('have one that is waning and suggested for merging, and no other', () => {
    const suggested = clubs.filter(({ course }) => suggestionOf(sessionsOf(course), 60))
    expect(suggested.map(({ club }) => club.name)).toEqual([WANING_CLUB])
  })

  test('show one session moved within its week and none beyond the plan', () => {
    const all = clubs.map(({ course }) => progressOf(course))
    expect(all.reduce((sum, { moved }) => sum + moved, 0)).toBe(1)
    expect(all.reduce((sum, { extra }) => sum + extra, 0)).toBe(0)
  })

  test('let the visitor’s teacher write down a session today, whatever weekday that is', () => {
    expect(
      clubs.find(({ club }) => club.instructorIds.includes(school.cast.teacher.id))?.club.meetings,
    ).toEqual([expect.objectContaining({ weekday: 3 })])
    const friday = clubsOn('2026-11-20')
    const own = friday.clubs.find(({ club }) => club.instructorIds.includes(friday.school.cast.teacher.id))
    expect(own?.club.meetings[0]?.weekday).toBe(weekdayOf('2026-11-20'))
  })
})
