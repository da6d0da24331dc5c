import { addDays, type CivilDate, weekdayOf } from '#core/calendar/civil-date'
import { plannedSessions } from '#core/club/planned'
import type { Input } from '#core/contract/contract'
import { instantAt } from '../school/moment'
import type { Person } from '../school/person'
import type { Random } from '../school/random'
import { teachesOn } from '../school/teaching'
import {
  CLUB_MOVED_BECAUSE,
  CLUBS,
  type InventedClub,
  ROLL_BECAUSE,
  VISITORS_CLUB,
  WANING_CLUB,
} from '../texts/clubs'
import type { Chronicle } from './chronicle'
import { type Deed, submission } from './deed'

const MISSED = 0.05
const FEWEST_ABSENT = 0.02
const MOST_ABSENT = 0.16
const WANING = { fewest: 0.42, most: 0.58 }
const RIVALS = '小禾足球队'

type Form = Input<'club.save'>['club']

interface Founded {
  readonly id: string
  readonly form: Form
  readonly club: InventedClub
  readonly instructor: Person
}

/** Clubs founded in the first week and meeting from the second; one is waning, and now and then a session is missing. */
export function clubs(chronicle: Chronicle, random: Random): Deed[] {
  const { calendar, today, cast } = chronicle.school
  const [, second] = calendar.weeks
  const foundedOn = calendar.teachingDays[1]?.on
  if (!second || foundedOn === undefined || foundedOn >= today) return []
  const todays = weekdayOf(today)
  const visitors = { ...VISITORS_CLUB, weekday: todays <= 5 ? todays : 3 } as InventedClub
  const spare = instructors(chronicle, random)
  return [visitors, ...CLUBS].map((club): Deed => {
    const instructor = club === visitors ? cast.teacher : spare(club.subject)
    const at = instantAt(foundedOn, '10:00', random.between(1, 90))
    const form = formOf(club, instructor, second.monday, calendar.term.id)
    const founded: Founded = { id: chronicle.ids.at(at), form, club, instructor }
    return [
      {
        operation: 'club.save',
        input: { id: founded.id, revision: null, club: form },
        by: cast.clerk.id,
        at,
      },
      ...sessions(founded, chronicle, random.branch(club.name)),
    ]
  })
}

/** Takes each time a teacher who has no club yet, of the subject if there is one. */
function instructors({ school }: Chronicle, random: Random): (subject: string) => Person {
  const { startOn, endOn } = school.calendar.term
  const left = random
    .shuffled(school.staff)
    .filter(
      (person) =>
        teachesOn(person, startOn) && teachesOn(person, endOn) && person.id !== school.cast.teacher.id,
    )
  return (subject) => {
    const at = Math.max(
      0,
      left.findIndex((person) => person.subject === subject),
    )
    const [taken] = left.splice(at, 1)
    if (!taken) throw new Error('nobody is left to instruct a club')
    return taken
  }
}

function formOf(club: InventedClub, instructor: Person, from: CivilDate, termId: string): Form {
  const { name, category, about, weekday, place, capacity, enrolled } = club
  const rollOptIn = name === RIVALS
  return {
    name,
    category,
    about,
    meetings: [
      {
        weekday: weekday as Form['meetings'][number]['weekday'],
        period: null,
        startsAt: '16:40',
        endsAt: '17:30',
      },
    ],
    meetingsFrom: null,
    place,
    capacity,
    enrolled,
    instructorIds: [instructor.id],
    rollOptIn,
    rollBecause: rollOptIn ? ROLL_BECAUSE : '',
    termIds: [termId],
    from,
  }
}

/** Up to yesterday; the last but one of the term's third club was brought forward by a day. */
function sessions({ id, form, club, instructor }: Founded, chronicle: Chronicle, random: Random): Deed {
  const { calendar, today } = chronicle.school
  const schedules = [{ from: form.from, meetings: form.meetings }]
  const due = plannedSessions({ schedules, from: form.from, to: null }, calendar).filter(
    ({ on, waived }) => waived === null && on < today,
  )
  const taught = new Set(chronicle.pastDays.map(({ on }) => on))
  const toldAt = random.below(Math.max(1, due.length))
  const moved = club.name === RIVALS ? due.at(-2)?.on : undefined
  return due.flatMap(({ on }, index) => {
    if (random.chance(MISSED) && index < due.length - 1 && on !== moved) return []
    const earlier = addDays(on, -1)
    const isMoved = on === moved && weekdayOf(on) > 1 && taught.has(earlier)
    const day = isMoved ? earlier : on
    const at = chronicle.after(random, day, '17:32', 120)
    const payload = {
      on: day,
      clubId: id,
      headcount: headcount(club, random),
      content: random.pick(club.contents),
      highlights: index === toldAt ? club.highlight : '',
      movedBecause: isMoved ? CLUB_MOVED_BECAUSE : '',
    }
    return [submission(chronicle.ids.at(at), { kind: 'clubSession', payload }, instructor.id, at)]
  })
}

function headcount({ name, enrolled }: InventedClub, random: Random): number {
  const share = (low: number, high: number) => low + random.next() * (high - low)
  const there =
    name === WANING_CLUB ? share(WANING.fewest, WANING.most) : 1 - share(FEWEST_ABSENT, MOST_ABSENT)
  return Math.round(enrolled * there)
}
