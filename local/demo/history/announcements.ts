import { addDays, type CivilDate, weekdayOf } from '#core/calendar/civil-date'
import type { Input } from '#core/contract/contract'
import { instantAt } from '../school/moment'
import type { Person } from '../school/person'
import type { Random } from '../school/random'
import { isHereOn } from '../school/teaching'
import { ANNOUNCEMENTS } from '../texts/announcements'
import type { Chronicle } from './chronicle'
import type { Deed } from './deed'

const READERS = 18

/** What the school told its staff and parents, and who has read it; the latest is unread by visitors. */
export function announcements(chronicle: Chronicle, random: Random): Deed[] {
  const { school, pastDays } = chronicle
  const { cast, units, guardians } = school
  const classId = cast.parent.appointments[0]?.unitId ?? ''
  const meeting = school.schoolDays[0]
  const readers = random.shuffled(school.staff.filter((person) => person !== cast.teacher)).slice(0, READERS)
  const staff = { who: 'staff', unitId: units.school.id } as const
  const allParents = { who: 'parents', unitId: units.school.id } as const
  const early = pastDays[2]?.on ?? school.calendar.term.startOn
  const told: Told[] = [
    {
      ...ANNOUNCEMENTS.observing,
      by: cast.director,
      on: early,
      audience: [staff],
      readBy: [cast.teacher, ...readers],
    },
    {
      ...ANNOUNCEMENTS.goingHome,
      by: cast.principal,
      on: early,
      audience: [allParents],
      readBy: guardians.slice(0, 5),
    },
    {
      ...ANNOUNCEMENTS.openDay,
      by: cast.director,
      on: chronicle.dayAt(0.95).on,
      audience: [{ who: 'parents', unitId: classId }],
      readBy: [],
    },
  ]
  if (meeting) {
    const text = ANNOUNCEMENTS.sportsMeeting.text.replace('{}', inWords(meeting.on))
    const on = addDays(meeting.on, -6)
    told.push({
      ...ANNOUNCEMENTS.sportsMeeting,
      text,
      by: cast.teachingPrincipals[0],
      on,
      audience: [staff, allParents],
      readBy: readers,
    })
  }
  return told.map((each) => telling(each, chronicle, random))
}

interface Told {
  readonly title: string
  readonly text: string
  readonly by: Person
  readonly on: CivilDate
  readonly audience: Input<'notice.publish'>['audience']
  readonly readBy: readonly Person[]
}

function telling(
  { title, text, by, on, audience, readBy }: Told,
  { ids, end }: Chronicle,
  random: Random,
): Deed {
  const at = Math.min(instantAt(on, '16:05', random.below(90)), end - 1)
  const id = ids.at(at)
  return [
    { operation: 'notice.publish', input: { id, title, text, audience }, by: by.id, at },
    ...readBy
      .filter((reader) => reader !== by && isHereOn(reader, on))
      .map(
        (reader) =>
          ({
            operation: 'notice.read',
            input: { id },
            by: reader.id,
            at: Math.min(instantAt(on, '18:00', random.below(240)), end),
          }) as const,
      ),
  ]
}

const WEEKDAYS = '一二三四五六日'

function inWords(date: CivilDate): string {
  const [, month, day] = date.split('-').map(Number)
  return `${month} 月 ${day} 日（周${WEEKDAYS[weekdayOf(date) - 1]}）`
}
