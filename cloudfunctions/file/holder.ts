import { isBeingWritten } from '#core/notice/notice'
import { type Problem, problem } from '#core/problem'
import type { SignedInContext } from '../_shared/endpoint/operation'
import type { Holder } from '../_shared/store/file'
import { loadRecord, type RecordRow } from '../_shared/store/record'

export interface Held {
  readonly authorId: string
  /** Why no file comes to it any more; null while it takes some. */
  readonly closed: Problem | null
  readonly withdrawn: boolean
  /** The record, whose reading may have to be journalled; none for an announcement. */
  readonly records: readonly RecordRow[]
}

/** The record or announcement that files hang on, for whoever may read it. */
export async function loadHeld(holder: Holder, context: SignedInContext): Promise<Held> {
  const { tx, caller } = context
  if ('recordId' in holder) {
    const record = await loadRecord(tx, caller, holder.recordId)
    const withdrawn = record.state === 'withdrawn'
    const closed = withdrawn ? problem('alreadyWithdrawn') : null
    return { authorId: record.authorId, withdrawn, closed, records: [record] }
  }
  const notice = await tx
    .selectFrom('notice')
    .select(['publisherId', 'state'])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('id', '=', holder.noticeId)
    .executeTakeFirst()
  if (!notice) throw problem('notFound')
  return {
    authorId: notice.publisherId,
    withdrawn: notice.state === 'withdrawn',
    records: [],
    // What others approve or read stays what it was.
    closed: isBeingWritten(notice.state) ? null : problem('noticeNotOpen'),
  }
}
