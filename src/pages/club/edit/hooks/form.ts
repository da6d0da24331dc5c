import type { Meeting } from '#core/club/club'
import type { Input, Output } from '#core/contract/contract'

export type Club = Output<'club.show'>
export type Choices = Output<'club.choices'>
export type Asked = Input<'club.save'>['club']

/** The register's form as typed: numbers are text until they are sent. */
export interface ClubForm {
  readonly name: string
  readonly category: string
  readonly about: string
  readonly meetings: readonly Meeting[]
  /** From when new meetings hold; empty for a new club and while they are as they were. */
  readonly meetingsFrom: string
  readonly place: string
  readonly capacity: string
  readonly enrolled: string
  readonly instructorIds: readonly string[]
  /** Of the instructors, by id. */
  readonly names: Readonly<Record<string, string>>
  readonly rollOptIn: boolean
  readonly rollBecause: string
  readonly termIds: readonly string[]
  readonly from: string
  /** As the club was when the change began; null for a new one. */
  readonly revision: number | null
}

/** Goes up when the shape above changes. */
export const FORM_VERSION = 1

const AFTER_SCHOOL = { period: null, startsAt: '16:10', endsAt: '17:00' }

export function blankForm({ terms, currentTermId, categories }: Choices): ClubForm {
  const term = terms.find(({ id }) => id === currentTermId)
  return {
    name: '',
    category: categories[0] ?? '',
    about: '',
    meetings: [],
    meetingsFrom: '',
    place: '',
    capacity: '',
    enrolled: '',
    instructorIds: [],
    names: {},
    rollOptIn: false,
    rollBecause: '',
    termIds: [currentTermId],
    from: term?.startOn ?? '',
    revision: null,
  }
}

export function formOf(club: Club): ClubForm {
  return {
    name: club.name,
    category: club.category,
    about: club.about,
    meetings: club.meetings,
    meetingsFrom: '',
    place: club.place,
    capacity: club.capacity === null ? '' : String(club.capacity),
    enrolled: String(club.enrolled),
    instructorIds: club.instructors.map(({ id }) => id),
    names: Object.fromEntries(club.instructors.map(({ id, name }) => [id, name])),
    rollOptIn: club.roll !== null,
    rollBecause: club.roll?.because ?? '',
    termIds: club.terms.map(({ id }) => id),
    from: club.from,
    revision: club.revision,
  }
}

export function askedOf(form: ClubForm): Asked {
  const { names: _, revision: __, capacity, enrolled, meetingsFrom, ...rest } = form
  return {
    ...rest,
    meetings: form.meetings.map((meeting) => ({ ...meeting })) as Asked['meetings'],
    meetingsFrom: meetingsFrom === '' ? null : meetingsFrom,
    capacity: capacity.trim() === '' ? null : Number(capacity),
    enrolled: Number(enrolled),
    instructorIds: [...form.instructorIds],
    termIds: [...form.termIds],
    rollBecause: form.rollOptIn ? form.rollBecause : '',
  }
}

/** The weekdays are the chosen ones; a new one meets when the others do. */
export function onWeekdays(
  meetings: readonly Meeting[],
  weekdays: readonly Meeting['weekday'][],
): readonly Meeting[] {
  const usual = meetings[0] ?? AFTER_SCHOOL
  return weekdays.map(
    (weekday) => meetings.find((meeting) => meeting.weekday === weekday) ?? { ...usual, weekday },
  )
}
