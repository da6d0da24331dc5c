import type { BellPeriod } from '#core/calendar/bell'
import type { CivilDate } from '#core/calendar/civil-date'
import { BELL } from './bell'
import { type DemoCalendar, demoCalendar } from './calendar'
import { type Cast, castOf } from './cast'
import { describeStaff, type Mentoring, pairMentors } from './describe'
import { Hiring } from './hiring'
import { Ids } from './ids'
import { moveStaff } from './movements'
import { hireOfficer } from './office'
import type { Hire, Person } from './person'
import { Random } from './random'
import { hireStaff, type Roster, staffOf } from './roster'
import { dealLessons, type Teaching } from './teaching'
import { type Lesson, layOutTimetable } from './timetable'
import { foundUnits, type Units } from './units'

export interface DemoSchool extends DemoCalendar {
  readonly today: CivilDate
  readonly bell: readonly BellPeriod[]
  readonly units: Units
  /** In the order of the roster: leaders, groups, support staff. */
  readonly staff: readonly Person[]
  readonly guardians: readonly Person[]
  readonly mentoring: readonly Mentoring[]
  /** Works at the district's office. */
  readonly officer: Person
  readonly lessons: readonly Lesson[]
  readonly cast: Cast
}

/** A school that exists nowhere: the same seed on the same day is the same school. */
export function inventSchool(today: CivilDate, seed: number): DemoSchool {
  const random = new Random(seed)
  const ids = new Ids(random.branch('ids'))
  const calendar = demoCalendar(today, ids)
  const { startOn } = calendar.calendar.term
  const units = foundUnits(ids, startOn, random.branch('children'))
  const roster = hireStaff(units, new Hiring(startOn, ids, random))
  moveStaff(roster, calendar.calendar)
  const teaching = dealLessons(units.classes, roster, today)
  appointClassTeachers(units, teaching, roster)
  const staff = staffOf(roster)
  describeStaff(staff, startOn, random.branch('titles'))
  return {
    ...calendar,
    today,
    bell: BELL,
    units,
    staff,
    mentoring: pairMentors(staff, startOn, random.branch('mentors')),
    officer: hireOfficer(units, startOn, random.branch('office')),
    guardians: roster.guardians,
    lessons: layOutTimetable(teaching.assignments, units.classes, random.branch('timetable')),
    cast: castOf(roster),
  }
}

/** Class teachers, and of each grade's the first who leads no group as the grade's lead. */
function appointClassTeachers(units: Units, { classTeachers }: Teaching, roster: Roster): void {
  const hires = new Map(roster.teams.flatMap((team) => team.people.map((person) => [person.id, person])))
  const graded = new Set<string>()
  for (const { id, parentId } of units.classes) {
    const hire = hires.get(classTeachers.get(id)?.id ?? '')
    if (!hire || parentId === null) continue
    appoint(hire, 'classTeacher', id)
    appoint(hire, 'member', parentId)
    if (graded.has(parentId) || hire.appointments.some((held) => held.post === 'groupLead')) continue
    graded.add(parentId)
    appoint(hire, 'gradeLead', parentId)
  }
}

/** From the day of the person's other posts. */
function appoint(hire: Hire, post: 'classTeacher' | 'gradeLead' | 'member', unitId: string): void {
  const from = hire.appointments[0]?.from ?? ''
  hire.appointments.push({ post, unitId, from, to: null })
}
