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
}

async function enrolUnits(tx: Tx, { units }: DemoSchool): Promise<void> {
  const rows = units.all.map(({ id, parentId, kind, groupKind, name }, position) => ({
    districtId: units.district.id,
    id,
    parentId,
    schoolId: kind === 'district' ? null : units.school.id,
    kind,
    groupKind: groupKind ?? null,
    name,
    position,
  }))
  await tx.insertInto('orgUnit').values(rows).execute()
}

async function enrolPeople(
  tx: Tx,
  { units, staff, guardians, calendar }: DemoSchool,
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
  const births = staff.map(({ id, birthDate }) => ({ ...place, personId: id, birthDate }))
  await tx.insertInto('personPrivate').values(births).execute()
  const since = instantAt(calendar.term.startOn, '08:00')
  const appointments = people.flatMap((person) =>
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

/** As the first version, in force from the first day of term. */
export async function publish(
  tx: Tx,
  { units, calendar, cast }: DemoSchool,
  plan: Plan,
  seed: number,
): Promise<void> {
  const { startOn } = calendar.term
  const publishedAt = instantAt(startOn, '08:00')
  await tx
    .insertInto('planVersion')
    .values({
      districtId: units.district.id,
      planId: new Ids(new Random(seed).branch('plan')).at(publishedAt),
      version: 1,
      schoolId: units.school.id,
      title: plan.title,
      effectiveFrom: startOn,
      document: JSON.stringify(plan),
      publishedBy: cast.principal.id,
      publishedAt: new Date(publishedAt),
    })
    .execute()
}
