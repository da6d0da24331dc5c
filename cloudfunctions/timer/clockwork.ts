import type { Deployment } from '../_shared/endpoint/answer'
import { type BeforeSending, sendWaiting } from '../_shared/jobs/sender/send-waiting'
import type { Clockwork } from '../_shared/jobs/tick'
import type { Database } from '../_shared/store/store'
import { freezeReports } from './jobs/freeze-reports'
import { retain } from './jobs/retain'
import { sealJournals } from './jobs/seal-journals'
import { sweepFiles } from './jobs/sweep-files'

/** Until somebody looks at them again, all are sent. */
const beforeSending: BeforeSending = async (_, __, messages) =>
  new Map(messages.map(({ id }) => [id, 'send'] as const))

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
    jobs: [freezeReports, sweepFiles, retain],
    chores: [sealJournals, sendWaiting({ beforeSending })],
    report: ({ job, school, error }) =>
      report({ operation: `job ${job}`, requestId: school?.schoolId ?? '', error }),
  }
}
