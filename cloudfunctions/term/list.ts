import { operation } from '../_shared/endpoint/operation'
import { loadTerms } from '../_shared/store/calendar'

export const list = operation('term.list', async (_, { tx, caller }) => {
  const terms = await loadTerms(tx, caller)
  const counted = await tx
    .selectFrom('timetableSlot')
    .select((count) => ['termId', count.fn.countAll<number>().as('lessons')])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .groupBy('termId')
    .execute()
  const lessons = new Map(counted.map((row) => [row.termId, Number(row.lessons)]))
  return {
    terms: terms.reverse().map(({ id, name, startOn, endOn, bell }) => ({
      id,
      name,
      startOn,
      endOn,
      bell,
      lessons: lessons.get(id) ?? 0,
    })),
  }
})
