import { FILE_LIMITS } from '#core/file/file'
import type { Job } from '../../_shared/jobs/job'
import { daily } from '../../_shared/jobs/times'
import { giveUpLeftBehind, placesRemovedSince } from '../../_shared/store/file'

const DAY_MS = 86_400_000

/**
 * Lets uploads go that nobody went on with, and removes bytes once more of which the removing may have been cut off. That a
 * storage does it twice is no harm, so it may be done before the transaction is over.
 */
export const sweepFiles: Job = {
  name: 'file.sweep',
  lastDue: daily('03:40'),
  atFirst: 'wait',
  async run(tx, school, { now, since, platform }) {
    await giveUpLeftBehind(tx, school, new Date(now - FILE_LIMITS.unfinishedDays * DAY_MS))
    const removed = await placesRemovedSince(tx, school, new Date((since ?? now) - DAY_MS))
    for (const place of removed) await platform.files.remove(place)
  },
}
