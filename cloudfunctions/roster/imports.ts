import { addDays } from '#core/calendar/civil-date'
import { operation } from '../_shared/endpoint/operation'
import { namesOf } from '../_shared/store/people'

const WEEK_MS = 7 * 86_400_000
const MOST = 100

export const imports = operation('roster.imports', async (_, { tx, caller, now, today }) => {
  const rows = await tx
    .selectFrom('rosterImport')
    .select(['id', 'name', 'madeBy', 'madeAt', 'appliedAt', 'fromOn', 'state', 'counts'])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('madeAt', '>=', new Date(`${addDays(today, -366)}T00:00:00Z`))
    .orderBy('madeAt', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute()
  const names = await namesOf(
    tx,
    caller,
    rows.map(({ madeBy }) => madeBy),
  )
  return {
    imports: rows.map(({ id, name, madeBy, madeAt, appliedAt, fromOn, state, counts }) => ({
      ...{ id, name, from: fromOn, state },
      by: names.get(madeBy) ?? '',
      at: (appliedAt ?? madeAt).toISOString(),
      changes: counts.added + counts.changed + counts.ended,
      mayUndo: state === 'applied' && appliedAt !== null && appliedAt.getTime() > now - WEEK_MS,
    })),
  }
})
