import type { Output } from '#core/contract/contract'
import type { ReportKind } from '#core/report/due-reports'
import type { FrozenReport } from '#core/report/frozen-report'
import type { SchoolKey } from '../_shared/store/school-key'
import type { Tx } from '../_shared/store/store'

export interface KeptReport {
  readonly id: string
  readonly kind: ReportKind
  readonly document: FrozenReport
  readonly frozenAt: Date
}

export function lineOf({ id, kind, document, frozenAt }: KeptReport): Output<'report.show'>['report'] {
  const { title, from, to } = document
  return { id, kind, title, from, to, frozenAt: frozenAt.toISOString() }
}

/** Row security shows a report to those who see the school. */
export function findReport(
  tx: Tx,
  { districtId, schoolId }: SchoolKey,
  id: string,
): Promise<KeptReport | undefined> {
  return tx
    .selectFrom('report')
    .select(['id', 'kind', 'document', 'frozenAt'])
    .where('districtId', '=', districtId)
    .where('schoolId', '=', schoolId)
    .where('id', '=', id)
    .executeTakeFirst()
}
