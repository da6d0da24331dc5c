import { NOBODY } from '../../_shared/jobs/as-office'
import type { Job } from '../../_shared/jobs/job'
import { daily } from '../../_shared/jobs/times'
import { retainSchool } from '../../_shared/store/retention'

/** Deletes at night what is kept beyond its time. */
export const retain: Job = {
  name: 'privacy.retain',
  lastDue: daily('03:20'),
  atFirst: 'wait',
  async run(tx, school, { now }) {
    await retainSchool(tx, school, NOBODY, now)
  },
}
