import type { Output } from '#core/contract/contract'
import { problem } from '#core/problem'
import { differencesOf } from '#core/report/figures'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { figuresOf } from './freeze'
import { findReport, lineOf } from './frozen'
import { lateRecords } from './later'

export const show = operation('report.show', ({ id }, context) => showReport(id, context))

/** As it was frozen; what arrived later stands beside it. */
export async function showReport(id: string, context: SignedInContext): Promise<Output<'report.show'>> {
  const report = await findReport(context.tx, context.caller, id)
  if (!report) throw problem('notFound')
  const { week, asOf, summary, promises, happened, needHelp, weekNumber, figures } = report.document
  const { count } = await lateRecords(report, context)
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return {
    report: lineOf(report),
    week,
    asOf,
    summary,
    promises,
    happened,
    needHelp,
    later: {
      records: count,
      differences: differencesOf(figures, await figuresOf({ week: weekNumber }, context)),
    },
  }
}
