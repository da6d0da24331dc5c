import { addDays } from '#core/calendar/civil-date'
import type { SchoolCalendar, Week } from '#core/calendar/school-calendar'
import type { Appointment } from '#core/org/person'
import { bornExactly } from './birth-date'
import { VISITORS_TEACHER } from './cast'
import type { Hire } from './person'
import { type Roster, teamOf } from './roster'

/** What makes quotas interesting: people on either side of the age line, and people who come, go and change posts. */
export function moveStaff(roster: Roster, calendar: SchoolCalendar): void {
  const { startOn } = calendar.term
  const week = (number: number): Week => {
    const found = calendar.teachingWeeks[number - 1]
    if (!found) throw new Error(`the term has no teaching week ${number}`)
    return found
  }
  teamOf(roster, ...VISITORS_TEACHER).birthDate = bornExactly(33, addDays(startOn, -120))
  teamOf(roster, '语文一组', 2).birthDate = bornExactly(45, startOn)
  teamOf(roster, '数学二组', 2).birthDate = bornExactly(46, addDays(startOn, 1))
  teamOf(roster, '语文二组', 4).birthDate = null
  teamOf(roster, '艺术组', 1).birthDate = null

  const awayFrom = week(4).monday
  const away = teamOf(roster, '语文二组', 14)
  away.appointments.push({ post: 'longLeave', unitId: unitOf(away, 'teacher'), from: awayFrom, to: null })
  limit(teamOf(roster, '语文二组', 13), { from: awayFrom })

  // Under two teaching weeks of service nothing is owed.
  limit(teamOf(roster, '体育组', 8), { from: week(3).monday, to: week(3).sunday })

  const newLeadFrom = week(5).monday
  const before = teamOf(roster, '英语组', 0)
  const unitId = unitOf(before, 'groupLead')
  limit(before, { to: addDays(newLeadFrom, -1) }, 'groupLead')
  teamOf(roster, '英语组', 1).appointments.push({ post: 'groupLead', unitId, from: newLeadFrom, to: null })
}

function limit(
  person: Hire,
  dates: Partial<Pick<Appointment, 'from' | 'to'>>,
  post?: Appointment['post'],
): void {
  for (const [index, held] of person.appointments.entries()) {
    if (post === undefined || held.post === post) person.appointments[index] = { ...held, ...dates }
  }
}

function unitOf(person: Hire, post: Appointment['post']): string {
  return person.appointments.find((held) => held.post === post)?.unitId ?? ''
}
