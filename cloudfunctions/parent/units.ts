import { sql } from 'kysely'
import { operation } from '../_shared/endpoint/operation'
import { classesKept } from './classes-kept'

export const units = operation('parent.units', async (_, context) => {
  const { tx, caller } = context
  const kept = await classesKept('parent.units', context)
  if (kept.length === 0) return { classes: [] }
  const counts = await tx
    .selectFrom('guardianship')
    .select(['classId', 'state', sql<number>`count(*)`.as('count')])
    .where('districtId', '=', caller.districtId)
    .where(
      'classId',
      'in',
      kept.map(({ id }) => id),
    )
    .where('state', 'in', ['asked', 'joined'])
    .groupBy(['classId', 'state'])
    .execute()
  const countOf = (classId: string, state: string) =>
    counts.find((row) => row.classId === classId && row.state === state)?.count ?? 0
  return {
    classes: kept.map(({ id, name }) => ({
      classId: id,
      class: name,
      joined: countOf(id, 'joined'),
      asked: countOf(id, 'asked'),
    })),
  }
})
