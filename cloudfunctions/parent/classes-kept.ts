import type { OperationName } from '#core/contract/contract'
import { problem } from '#core/problem'
import { reaches } from '#core/rights/reach'
import type { SignedInContext } from '../_shared/endpoint/operation'

export interface KeptClass {
  readonly id: string
  readonly name: string
}

/** The classes of today whose parents the caller looks after: the own ones, or the school's. */
export function classesKept(
  operation: OperationName,
  { tx, caller, today }: SignedInContext,
): Promise<KeptClass[]> {
  const classes = tx
    .selectFrom('orgUnit')
    .select(['id', 'name'])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('kind', '=', 'class')
    .where((where) => where.or([where('fromOn', 'is', null), where('fromOn', '<=', today)]))
    .where((where) => where.or([where('toOn', 'is', null), where('toOn', '>=', today)]))
    .orderBy('position')
    .orderBy('id')
  if (reaches(operation, caller.roles, 'school')) return classes.execute()
  if (caller.classes.length === 0) return Promise.resolve([])
  return classes.where('id', 'in', caller.classes).execute()
}

export async function keptClass(
  operation: OperationName,
  id: string,
  context: SignedInContext,
): Promise<KeptClass> {
  const found = (await classesKept(operation, context)).find((each) => each.id === id)
  if (!found) throw problem('notFound')
  return found
}
