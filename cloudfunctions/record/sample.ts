import { type ExpressionBuilder, sql } from 'kysely'
import { addDays, mondayOf } from '#core/calendar/civil-date'
import { weekAt } from '#core/calendar/school-calendar'
import { operationAtHand } from '../_shared/endpoint/operation'
import { findTerm } from '../_shared/store/calendar'
import { selectRecords } from '../_shared/store/record'
import { isChecked } from '../_shared/store/record-check'
import { summarise } from '../_shared/store/record-summary'
import { opened } from '../_shared/store/sealed'
import type { Tables } from '../_shared/store/tables'

const LOOKS_BACK_DAYS = 28

export const sample = operationAtHand('record.sample', async ({ size, kind }, context) => {
  const { tx, caller, today } = context
  const from = addDays(today, -LOOKS_BACK_DAYS)
  const eligible = (where: ExpressionBuilder<Tables, 'record'>) =>
    where.and([
      where('record.districtId', '=', caller.districtId),
      where('record.schoolId', '=', caller.schoolId),
      where('record.kind', '=', kind),
      where('record.state', '=', 'counted'),
      where('record.happenedOn', '>=', from),
      where('record.authorId', '<>', caller.personId),
      // Nor one about the checker's own lesson: to that they speak as the one observed.
      where('record.aboutId', 'is distinct from', caller.personId),
    ])
  // The same order all week for the same checker, another one next week and for a colleague.
  const draw = sql<string>`md5(${`${caller.personId}/${mondayOf(today)}/`} || record.id::text)`
  const { counted, checked } = await tx
    .selectFrom('record')
    .where(eligible)
    .select(sql<number>`count(*)`.as('counted'))
    .select((where) => sql<number>`count(*) filter (where ${isChecked(where)})`.as('checked'))
    .executeTakeFirstOrThrow()
  // An author's second record comes after everybody's first, also when the first has been checked: it keeps its turn.
  const drawn = tx
    .selectFrom('record')
    .where(eligible)
    .select(['record.id', draw.as('draw')])
    .select(sql<number>`row_number() over (partition by record.author_id order by ${draw})`.as('turn'))
    .select((where) => isChecked(where).as('isChecked'))
  const rows = await selectRecords(tx)
    .innerJoin(drawn.as('drawn'), 'drawn.id', 'record.id')
    .where('record.districtId', '=', caller.districtId)
    .where('drawn.isChecked', '=', false)
    .orderBy('drawn.turn')
    .orderBy('drawn.draw')
    .limit(size)
    .execute()
  const term = await findTerm(tx, caller, today)
  const weekOf = (on: string) => (term && weekAt(term.calendar, on)?.number) ?? null
  return { from, counted, checked, items: await summarise(tx, caller, await opened(rows, context), weekOf) }
})
