import { sql } from 'kysely'
import { problem } from '#core/problem'
import type { ImportCounts } from '#core/roster/changes/change'
import { operation } from '../_shared/endpoint/operation'

type Outcome =
  | { readonly outcome: 'applied' | 'same' | 'faulty'; readonly counts: ImportCounts }
  | { readonly outcome: 'undone' | 'changedMeanwhile' | 'notFound' }

/** All of it in one transaction: nobody ever sees half a roster. */
export const apply = operation('roster.apply', async ({ id }, { tx, caller, now, requestId }) => {
  const journal = { actorId: caller.personId, at: new Date(now).toISOString(), did: 'apply', requestId }
  const { rows } = await sql<{ done: Outcome }>`
    select youju.apply_roster(${id}::uuid, ${JSON.stringify(journal)}::jsonb) as done`.execute(tx)
  const done = rows[0]?.done ?? { outcome: 'notFound' }
  switch (done.outcome) {
    case 'notFound':
      throw problem('notFound')
    case 'changedMeanwhile':
      throw problem('rosterChanged')
    case 'undone':
      throw problem('importUndone')
    case 'faulty':
      throw problem('rosterFaulty', { faults: done.counts.faults })
    default: {
      const { added, changed, ended } = done.counts
      return { added, changed, ended }
    }
  }
})
