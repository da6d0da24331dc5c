import type { CivilDate } from '#core/calendar/civil-date'
import type { Output } from '#core/contract/contract'
import { problem } from '#core/problem'
import type { RecordContent } from '#core/record/record'
import { reaches } from '#core/rights/reach'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { contentHash } from '../_shared/store/content-hash'
import { hasOfficer } from '../_shared/store/officer'
import { contentOf, parted, type RecordRow } from '../_shared/store/record'
import { keepCheck } from '../_shared/store/record-check'
import { changeState } from './change-state'
import { receiptNow } from './receipt'

/** Something handed in is accepted (受理): from now on it counts where the plan asks for that, for the day it was handed in. */
export async function accept(
  before: RecordRow,
  revision: number,
  context: SignedInContext,
): Promise<Output<'record.decide'>> {
  if (!(await mayAccept(before, context))) throw problem('notYoursToAccept')
  if (isAccepted(before) && before.revision === revision + 1) return receiptNow(before, context)
  if (isAccepted(before) || !isOpen(before)) throw problem('nothingToDecide')
  const { tx, caller, now, today } = context
  const accepted = acceptedOn(before, today)
  const receipt = await changeState(accepted, revision, 'counted', { did: 'accepted', reason: '' }, context)
  // Who accepted it has looked at it: no sample needs it again.
  await keepCheck(tx, caller, accepted, now)
  return receipt
}

/** What is given back has to be accepted anew. */
export const withdrawnFrom = (row: RecordRow): RecordRow => (isAccepted(row) ? acceptedOn(row, null) : row)

export function isAccepted(row: RecordRow): boolean {
  const content = contentOf(row)
  return content.kind === 'deliverable' && content.payload.acceptedOn !== null
}

const isOpen = ({ state }: RecordRow) => state === 'counted' || state === 'awaiting'

function acceptedOn(row: RecordRow, on: CivilDate | null): RecordRow {
  const { kind, payload } = contentOf(row)
  const content = { kind, payload: { ...payload, acceptedOn: on } } as RecordContent
  return { ...row, ...parted(content), contentHash: contentHash(content) }
}

/**
 * Never one's own. What the school hands in is the district's officer's to accept; while the district has none, and for
 * everything else, a leader of the school's.
 */
export async function mayAccept(row: RecordRow, { tx, caller, today }: SignedInContext): Promise<boolean> {
  const content = contentOf(row)
  if (content.kind !== 'deliverable' || row.authorId === caller.personId) return false
  if (!reaches('record.decide', caller.roles, 'school')) return false
  const isOffice = caller.schoolId === caller.districtId
  const ofSchool = content.payload.level === 'school' && row.schoolId !== row.districtId
  if (ofSchool && (await hasOfficer(tx, caller, today))) return isOffice
  return caller.schoolId === row.schoolId
}
