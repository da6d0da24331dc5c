import type { Asked } from '#core/record/asked'
import { plainTitle } from '#core/record/plain-title'
import type { Speaker } from '#core/record/serving'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { contentOf, type RecordRow, selectRecords } from '../_shared/store/record'

/**
 * What was handed in and declared in a term in any of these names, by day, as far as the caller may read it. What was taken
 * back is as if it had never been.
 */
export function loadHandedIn(
  { tx, caller }: SignedInContext,
  termId: string,
  speakers: readonly Speaker[],
): Promise<RecordRow[]> {
  const units = speakers.flatMap(({ unitId }) => unitId ?? [])
  const forSchool = speakers.some(({ level }) => level === 'school')
  return selectRecords(tx)
    .where('record.districtId', '=', caller.districtId)
    .where('record.schoolId', '=', caller.schoolId)
    .where('record.termId', '=', termId)
    .where('record.kind', 'in', ['deliverable', 'declared'])
    .where('record.state', '<>', 'withdrawn')
    .where((where) =>
      where.or([
        where('record.authorId', '=', caller.personId),
        ...(units.length > 0 ? [where('record.aboutId', 'in', units)] : []),
        ...(forSchool ? [where('record.aboutId', 'is', null)] : []),
      ]),
    )
    .orderBy('record.happenedOn')
    .orderBy('record.id')
    .execute()
}

/** Whether it is what is asked, handed in in that name. */
export function isHandedIn(row: RecordRow, { kind, title, level }: Asked, { unitId }: Speaker): boolean {
  const content = contentOf(row)
  return (
    content.kind === kind &&
    content.payload.level === level &&
    content.payload.unitId === unitId &&
    plainTitle(content.payload.title) === plainTitle(title)
  )
}
