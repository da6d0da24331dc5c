import type { Plan } from '#core/plan/plan'
import type { Tx } from '../../cloudfunctions/_shared/store/store'
import { Ids } from './school/ids'
import { instantAt } from './school/moment'
import { Random } from './school/random'
import type { DemoSchool } from './school/school'

/** Writes the school as it stands, as the owner of the tables: what the clerk's pages will do one day. */
export async function enrol(tx: Tx, school: DemoSchool, seed: number): Promise<void> {
  await enrolUnits(tx, school)
  await enrolPeople(tx, school, new Ids(new Random(seed).branch('appointments')))
  await enrolTerm(tx, school)
  await enrolOffice(tx, school)
}

async function enrolUnits(tx: Tx, { units }: DemoSchool): Promise<void> {
  const rows = units.all.map(({ id, parentId, kind, groupKind, name, subject = '' }, position) => ({
    districtId: units.district.id,
    id,
    parentId,
    schoolId: kind === 'district' ? null : units.school.id,
    kind,
    groupKind: groupKind ?? null,
    name,
    subject,
    position,
  }))
  await tx.insertInto('orgUnit').values(rows).execute()
  const facts = units.all.flatMap(({ id, facts: known = [] }) =>
    known.map(({ fact, amount, from }) => ({
      districtId: units.district.id,
      schoolId: units.school.id,
      unitId: id,
      fact,
      amount,
      fromOn: from,
    })),
  )
  await tx.insertInto('fact').values(facts).execute()
}

async function enrolPeople(
  tx: Tx,
  { units, staff, guardians, mentoring, calendar }: DemoSchool,
  ids: Ids,
): Promise<void> {
  const place = { districtId: units.district.id, schoolId: units.school.id }
  const people = [...staff, ...guardians]
  const rows = people.map(({ id, kind, name, subject }, position) => ({
    ...place,
    id,
    kind,
    name,
    subject,
    position,
  }))
  await tx.insertInto('person').values(rows).execute()
  const births = staff.map(({ id, birthDate, teachingSince = null }) => ({
    ...place,
    personId: id,
    birthDate,
    teachingSince,
  }))
  await tx.insertInto('personPrivate').values(births).execute()
  const tags = staff.flatMap(({ id, tags: held = [] }) =>
    held.map(({ tag, from, to }) => ({ ...place, subjectId: id, tag, fromOn: from, toOn: to })),
  )
  await tx.insertInto('tag').values(tags).execute()
  const pairs = mentoring.map(({ from, ...pair }) => ({ ...place, ...pair, fromOn: from, toOn: null }))
  if (pairs.length > 0) await tx.insertInto('mentoring').values(pairs).execute()
  const since = instantAt(calendar.term.startOn, '08:00')
  await tx
    .insertInto('guardianship')
    .values(guardians.flatMap((parent) => joined(parent, ids, since).map((row) => ({ ...place, ...row }))))
    .execute()
  const appointments = staff.flatMap((person) =>
    person.appointments.map(({ post, unitId, from, to }) => ({
      ...place,
      id: ids.at(since),
      personId: person.id,
      unitId,
      post,
      fromOn: from,
      toOn: to,
    })),
  )
  await tx.insertInto('appointment').values(appointments).execute()
}

/** Parents whom their class has admitted. */
function joined({ id, name, appointments }: DemoSchool['guardians'][number], ids: Ids, since: number) {
  return appointments.map(({ unitId }) => ({
    id: ids.at(since),
    personId: id,
    classId: unitId,
    name,
    state: 'joined' as const,
    askedAt: new Date(since),
    decidedAt: new Date(since),
    decidedBy: null,
    endedAt: null,
  }))
}

async function enrolTerm(
  tx: Tx,
  { units, calendar, bell, districtDays, schoolDays, lessons }: DemoSchool,
): Promise<void> {
  const place = { districtId: units.district.id, schoolId: units.school.id }
  const { term } = calendar
  await tx
    .insertInto('term')
    .values({ ...place, ...term, bell: JSON.stringify(bell) })
    .execute()
  const days = [
    ...districtDays.map((day) => ({ day, unitId: units.district.id })),
    ...schoolDays.map((day) => ({ day, unitId: units.school.id })),
  ].map(({ day: { on, teaching, timetableOf, reason }, unitId }) => ({
    districtId: units.district.id,
    unitId,
    onDate: on,
    teaching,
    timetableOf: timetableOf ?? null,
    reason,
  }))
  if (days.length > 0) await tx.insertInto('calendarDay').values(days).execute()
  const slots = lessons.map(({ schoolClass, weekday, period, subject, teacherId, room }) => ({
    ...place,
    termId: term.id,
    classId: schoolClass.id,
    weekday,
    period,
    subject,
    teacherId,
    room,
  }))
  await tx.insertInto('timetableSlot').values(slots).execute()
}

/** The district's office is a tenant like a school: its unit is the district's own. */
async function enrolOffice(tx: Tx, { units, officer, calendar, bell }: DemoSchool): Promise<void> {
  const place = { districtId: units.district.id, schoolId: units.district.id }
  const { id, kind, name, subject, birthDate, appointments } = officer
  await tx
    .insertInto('person')
    .values({ ...place, id, kind, name, subject, position: 0 })
    .execute()
  await tx
    .insertInto('personPrivate')
    .values({ ...place, personId: id, birthDate })
    .execute()
  const ids = new Ids(new Random(OFFICE))
  const since = instantAt(calendar.term.startOn, '08:00')
  const held = appointments.map(({ post, unitId, from, to }) => ({
    ...{ ...place, id: ids.at(since), personId: id, unitId },
    ...{ post, fromOn: from, toOn: to },
  }))
  await tx.insertInto('appointment').values(held).execute()
  const { term } = calendar
  await tx
    .insertInto('term')
    .values({ ...place, ...term, id: ids.at(since), bell: JSON.stringify(bell) })
    .execute()
}

/** Ids of the office are made apart from the school's. */
const OFFICE = 2

/** As the first version, in force from the first day of term. */
export function publish(tx: Tx, school: DemoSchool, plan: Plan, seed: number): Promise<void> {
  const { units, cast } = school
  return publishOf(
    tx,
    school,
    plan,
    { schoolId: units.school.id, publishedBy: cast.principal.id },
    new Random(seed),
  )
}

/** The district's plan, which holds beside the school's. */
export function publishDistricts(tx: Tx, school: DemoSchool, plan: Plan): Promise<void> {
  const { units, officer } = school
  return publishOf(
    tx,
    school,
    plan,
    { schoolId: units.district.id, publishedBy: officer.id },
    new Random(OFFICE),
  )
}

async function publishOf(
  tx: Tx,
  { units, calendar }: DemoSchool,
  plan: Plan,
  by: { readonly schoolId: string; readonly publishedBy: string },
  random: Random,
): Promise<void> {
  const { startOn } = calendar.term
  const publishedAt = instantAt(startOn, '08:00')
  await tx
    .insertInto('planVersion')
    .values({
      ...by,
      districtId: units.district.id,
      planId: new Ids(random.branch('plan')).at(publishedAt),
      version: 1,
      title: plan.title,
      effectiveFrom: startOn,
      document: JSON.stringify(plan),
      publishedAt: new Date(publishedAt),
    })
    .execute()
}
