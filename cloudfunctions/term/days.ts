import type { CivilDate } from '#core/calendar/civil-date'
import type { Output } from '#core/contract/contract'
import { problem } from '#core/problem'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { loadTerms } from '../_shared/store/calendar'
import { namesOf } from '../_shared/store/people'
import { publicHolidays } from './public-holidays'

type Days = Output<'term.days'>

export const days = operation('term.days', async ({ id }, context) => {
  const { tx, caller } = context
  const term = (await loadTerms(tx, caller)).find((each) => each.id === id)
  if (!term) throw problem('notFound')
  const { startOn, endOn } = term
  const district = await daysOf(caller.districtId, startOn, endOn, context)
  const own =
    caller.schoolId === caller.districtId ? [] : await daysOf(caller.schoolId, startOn, endOn, context)
  const holidays = publicHolidays(startOn, endOn)
  return {
    district,
    school: own,
    suggested: holidays.days.map(({ timetableOf = null, ...day }) => ({ ...day, timetableOf })),
    unknownYears: [...holidays.unknownYears],
    changes: await changesIn(startOn, endOn, context),
  }
})

function daysOf(
  unitId: string,
  from: CivilDate,
  to: CivilDate,
  { tx, caller }: SignedInContext,
): Promise<Days['district']> {
  return tx
    .selectFrom('calendarDay')
    .select(['onDate as on', 'teaching', 'timetableOf', 'reason'])
    .where('districtId', '=', caller.districtId)
    .where('unitId', '=', unitId)
    .where('onDate', '>=', from)
    .where('onDate', '<=', to)
    .orderBy('onDate')
    .execute()
}

const SHOWN_CHANGES = 20

interface KeptDay {
  readonly on_date: CivilDate
}

async function changesIn(from: CivilDate, to: CivilDate, context: SignedInContext): Promise<Days['changes']> {
  const { tx, caller } = context
  const rows = await tx
    .selectFrom('journal')
    .select(['at', 'actorId', 'before', 'after'])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('rowKind', '=', 'calendar')
    .orderBy('at', 'desc')
    .limit(SHOWN_CHANGES)
    .execute()
  const names = await namesOf(
    tx,
    caller,
    rows.flatMap(({ actorId }) => actorId ?? []),
  )
  return rows.flatMap(({ at, actorId, before, after }) => {
    const changed = [before, after].flatMap((part) => (part ?? []) as unknown as readonly KeptDay[])
    const on = [...new Set(changed.map((day) => day.on_date))]
      .filter((day) => from <= day && day <= to)
      .sort()
    return on.length === 0 ? [] : [{ at: at.toISOString(), by: names.get(actorId ?? '') ?? '', days: on }]
  })
}
