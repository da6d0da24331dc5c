import { Problem } from '#core/problem'
import { officeContext } from '../../_shared/jobs/as-office'
import type { Job } from '../../_shared/jobs/job'
import { daily } from '../../_shared/jobs/times'
import { freezeDueReports } from '../../report/freeze'

/** Right after the week is over; whoever looks at the reports before that freezes them just the same. */
export const freezeReports: Job = {
  name: 'report.freeze',
  lastDue: daily('00:10'),
  atFirst: 'wait',
  async run(tx, school, context) {
    try {
      await freezeDueReports(await officeContext(tx, school, context))
    } catch (error) {
      // Without a plan there is nothing to report on.
      if (!(error instanceof Problem && error.body.code === 'noPlan')) throw error
    }
  },
}
