import { problem } from '#core/problem'
import { claimsOf } from '#core/record/claims'
import { creditsOf } from '#core/record/credits'
import type { Involvement } from '#core/record/kind'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { type Counting, loadCounting } from '../_shared/store/counting'
import { keepAlone } from '../_shared/store/keep-new'
import { claimTaken, countable, type RecordRow } from '../_shared/store/record'

/** Plans are published now and then: a record that meets more than two of them is somebody else's trouble. */
const TRIES = 3

interface Submitted {
  readonly row: RecordRow
  readonly counting: Counting
  readonly involved: readonly Involvement[]
  readonly seconds: number | undefined
}

/**
 * Writes a new record with its natural keys, credits, tallies and journal row, and answers it as it is kept: with the same submission made
 * before, as that one is. Undefined where nothing but its id is known to be kept. A plan published since `counting` was loaded counts the
 * record too.
 */
export async function keepSubmitted(
  { row, counting, involved, seconds }: Submitted,
  { tx, requestId, keepNew = keepAlone(tx) }: SignedInContext,
): Promise<RecordRow | undefined> {
  const act = { did: 'submitted', reason: '', requestId } as const
  const record = countable(row)
  const claims = claimsOf(record, row.termId)
  let { counted } = counting
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const credits = creditsOf(record, counted.tallied, counting.calendar)
    const kept = await keepNew({ row, claims, credits, stamp: counted.stamp, involved, act, seconds })
    if (kept.outcome === 'written') return row
    if (kept.outcome === 'same' && kept.asKept) return { ...row, ...kept.asKept }
    if (kept.outcome === 'taken') throw claimTaken(kept)
    if (kept.outcome !== 'otherPlans') return undefined
    counted = (await loadCounting(tx, row, row.happenedOn)).counted
  }
  throw problem('busy')
}
