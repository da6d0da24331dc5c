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
  const late = chronicle.dayAt(0.97).on
  const ofClass = [{ who: 'parents', unitId: classId }] as const
  const classTeacher = school.staff.find((person) =>
    person.appointments.some((held) => held.post === 'classTeacher' && held.unitId === classId),
  )
  if (classTeacher) {
    const parents = guardians.filter((parent) => parent.appointments.some((held) => held.unitId === classId))
    const others = parents.filter((parent) => parent !== cast.parent)
    told.push({
      ...ANNOUNCEMENTS.classMeeting,
      ...{ by: classTeacher, on: late, audience: [...ofClass], more: { receipt: true } },
      ...{ readBy: others, acknowledgedBy: others.slice(0, 1) },
    })
  }
  told.push(
    {
      ...ANNOUNCEMENTS.inspections,
      ...{ by: cast.principal, on: late, audience: [allParents], readBy: guardians.slice(1, 4) },
      more: { figures: [{ planId: 'own', ruleId: 'JC1' }] },
    },
    {
      ...ANNOUNCEMENTS.dictation,
      ...{ by: cast.director, on: chronicle.dayAt(0.9).on, audience: [staff], readBy: readers.slice(0, 6) },
      correction: ANNOUNCEMENTS.dictation,
    },
    {
      ...ANNOUNCEMENTS.winterTime,
      ...{ by: cast.principal, on: late, audience: [allParents], readBy: [] },
      more: { publishAt: `${addDays(school.today, 3)}T07:30:00+08:00` },
    },
  )
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
  readonly acknowledgedBy?: readonly Person[]
  readonly more?: Pick<Input<'notice.publish'>, 'receipt' | 'figures' | 'publishAt'>
  /** The evening after, for those who have read it to read again. */
  readonly correction?: { readonly corrected: string; readonly because: string }
}

function telling(
  { title, text, by, on, audience, readBy, acknowledgedBy = [], more = {}, correction }: Told,
  { ids, end }: Chronicle,
  random: Random,
): Deed {
  const at = Math.min(instantAt(on, '16:05', random.below(90)), end - 1)
  const id = ids.at(at)
  return [
    { operation: 'notice.publish', input: { id, title, text, audience, ...more }, by: by.id, at },
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
    ...acknowledgedBy.map(
      ({ id: reader }) => ({ operation: 'notice.acknowledge', input: { id }, by: reader, at: end }) as const,
    ),
    ...(correction
      ? [
          {
            operation: 'notice.correct',
            input: {
              id,
              revision: 1,
              title,
              text: correction.corrected,
              because: correction.because,
              tellAgain: true,
            },
            ...{ by: by.id, at: end },
          } as const,
        ]
      : []),
  ]
}

const WEEKDAYS = '一二三四五六日'

function inWords(date: CivilDate): string {
  const [, month, day] = date.split('-').map(Number)
  return `${month} 月 ${day} 日（周${WEEKDAYS[weekdayOf(date) - 1]}）`
}
