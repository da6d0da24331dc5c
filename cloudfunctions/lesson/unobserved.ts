import { sql } from 'kysely'
import { reaches } from '#core/rights/reach'
import { operationAtHand, type SignedInContext } from '../_shared/endpoint/operation'
import { loadTerm } from '../_shared/store/calendar'
import { pageWithin } from '../_shared/store/paging'

interface Observed {
  readonly teacherId: string
  readonly periods: number
  readonly lastOn: string
}

export const unobserved = operationAtHand('lesson.unobserved', async ({ never, cursor }, context) => {
  const { calendar } = await loadTerm(context.tx, context.caller, context.today)
  const teaching = await teachersOf(calendar.term.id, context)
  const observed = await observedIn(calendar.term.id, context)
  const teachers = teaching.map(({ id, name, subject }) => {
    const { periods = 0, lastOn = null } = observed.get(id) ?? {}
    return { personId: id, name, subject, periods, lastOn }
  })
  const neverObserved = teachers.filter(({ periods }) => periods === 0)
  return {
    teaching: teachers.length,
    neverObserved: neverObserved.length,
    teachers: pageWithin(never ? neverObserved : teachers, cursor),
  }
})

/** Who has lessons in the term's timetable, in roster order: all of the school, or the people of the lead's groups. */
async function teachersOf(termId: string, { tx, caller }: SignedInContext) {
  const teachers = await tx
    .selectFrom('person')
    .select(['person.id', 'person.name', 'person.subject'])
    .where('person.districtId', '=', caller.districtId)
    .where('person.schoolId', '=', caller.schoolId)
    .where((where) =>
      where.exists(
        where
          .selectFrom('timetableSlot')
          .select('timetableSlot.classId')
          .whereRef('timetableSlot.districtId', '=', 'person.districtId')
          .whereRef('timetableSlot.teacherId', '=', 'person.id')
          .where('timetableSlot.termId', '=', termId),
      ),
    )
    .orderBy('person.position')
    .orderBy('person.id')
    .execute()
  if (reaches('lesson.unobserved', caller.roles, 'school')) return teachers
  const own = new Set(caller.people)
  return teachers.filter(({ id }) => own.has(id))
}

async function observedIn(termId: string, { tx }: SignedInContext): Promise<ReadonlyMap<string, Observed>> {
  const { rows } = await sql<Observed>`select * from youju.periods_observed(${termId}::uuid)`.execute(tx)
  return new Map(rows.map((row) => [row.teacherId, row]))
}
