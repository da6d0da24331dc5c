import type { CivilDate } from '#core/calendar/civil-date'
import type { TeachingDay } from '#core/calendar/school-calendar'
import { holdsOn } from '#core/org/person'
import type { Plan } from '#core/plan/plan'
import type { Ids } from '../school/ids'
import { endOfHistory, instantAt } from '../school/moment'
import type { Person } from '../school/person'
import type { Random } from '../school/random'
import type { DemoSchool } from '../school/school'
import { Visits } from './visits'

/** What every part of the history draws on. */
export class Chronicle {
  readonly end: number
  readonly visits: Visits
  /** Teaching days up to yesterday. */
  readonly pastDays: readonly TeachingDay[]

  constructor(
    readonly school: DemoSchool,
    readonly plan: Plan,
    readonly ids: Ids,
  ) {
    this.visits = new Visits(school)
    this.end = endOfHistory(school.today)
    this.pastDays = school.calendar.teachingDays.filter((day) => day.on < school.today)
  }

  /** Some time after `time` of a day, up to `minutes` later, but never after the end of history. */
  after(random: Random, date: CivilDate, time: string, minutes: number): number {
    return Math.min(instantAt(date, time, random.between(2, minutes)), this.end)
  }

  /** The teaching day at a share of the days gone by; the last one at 1. */
  dayAt(share: number): TeachingDay {
    const index = Math.floor(share * (this.pastDays.length - 1))
    const day = this.pastDays[index]
    if (!day) throw new Error('nothing has been taught yet')
    return day
  }

  leadOf(groupId: string, date: CivilDate): Person {
    const lead = this.school.staff.find((person) =>
      person.appointments.some(
        (held) => held.post === 'groupLead' && held.unitId === groupId && holdsOn(held, date),
      ),
    )
    if (!lead) throw new Error(`a group has no lead on ${date}`)
    return lead
  }
}
