import type { Deployment } from '../_shared/endpoint/deployment'
import { sendWaiting } from '../_shared/jobs/sender/send-waiting'
import type { Clockwork } from '../_shared/jobs/tick'
import { beforeSending } from '../_shared/reminders/before-sending'
import { digestJob } from '../_shared/reminders/digest'
import { dueJob } from '../_shared/reminders/due'
import type { Database } from '../_shared/store/store'
import { freezeReports } from './jobs/freeze-reports'
import { retain } from './jobs/retain'
import { sealJournals } from './jobs/seal-journals'
import { sumUpDistrict } from './jobs/sum-up-district'
import { sweepFiles } from './jobs/sweep-files'

/** All that is done by itself, wherever it runs. `owner` sees every school. */
export function clockworkOf(
  owner: Database,
  { platform, tokens, clock, report }: Pick<Deployment, 'platform' | 'tokens' | 'clock' | 'report'>,
): Clockwork {
  return {
    db: owner,
    platform,
    tokens,
    clock,
    jobs: [digestJob, dueJob, freezeReports, sumUpDistrict, sweepFiles, retain],
    chores: [sealJournals, sendWaiting({ beforeSending })],
    report: ({ job, school, error }) =>
      report({ operation: `job ${job}`, requestId: school?.schoolId ?? '', error }),
  }
}
