import { sql } from 'kysely'
import { problem } from '#core/problem'
import type { ImportCounts, KeptThing } from '#core/roster/changes/change'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { namesOf, unitNamesOf } from '../_shared/store/people'

type Outcome =
  | {
      readonly outcome: 'undone' | 'same'
      readonly kept: readonly KeptThing[]
      readonly counts: ImportCounts
    }
  | { readonly outcome: 'tooLate' }
  | { readonly outcome: 'notApplied' }
  | { readonly outcome: 'notFound' }

/** Each row becomes what it was before, unless it has changed since or something hangs on it; that is named. */
export const undo = operation('roster.undo', async ({ id, reason }, context) => {
  const { tx, caller, now, requestId } = context
  const journal = {
    actorId: caller.personId,
    at: new Date(now).toISOString(),
    did: 'undo',
    reason,
    requestId,
  }
  const { rows } = await sql<{ done: Outcome }>`
    select youju.undo_roster(${id}::uuid, ${JSON.stringify(journal)}::jsonb) as done`.execute(tx)
  const done: Outcome = rows[0]?.done ?? { outcome: 'notFound' }
  if (done.outcome === 'notFound') throw problem('notFound')
  if (done.outcome === 'notApplied') throw problem('importNotDone')
  if (done.outcome === 'tooLate') throw problem('importTooOld')
  const { added, changed, ended } = done.counts
  const kept = await inWords(done.kept, context)
  return { undone: Math.max(0, added + changed + ended - done.kept.length), kept }
})

const WHY: Readonly<Record<KeptThing['kind'], string>> = {
  cameAndStays: '已经有记录、账号或后来的改动，保留了这个人和任职',
  changedSince: '后来又有改动，改动过的部分没有退回',
  unit: '还有人、家长、课表或记录，没有退回',
  lessons: '课表后来又有改动，改动过的几节没有退回',
}

async function inWords(kept: readonly KeptThing[], { tx, caller }: SignedInContext): Promise<string[]> {
  const isPerson = ({ kind }: KeptThing) => kind === 'cameAndStays' || kind === 'changedSince'
  const ids = (wanted: boolean) => kept.filter((each) => isPerson(each) === wanted).map(({ id }) => id)
  const names = new Map([
    ...(await namesOf(tx, caller, ids(true))),
    ...(await unitNamesOf(tx, caller, ids(false))),
  ])
  return kept.flatMap(({ kind, id }) => {
    const name = names.get(id)
    return name === undefined ? [] : `${name}：${WHY[kind]}`
  })
}
