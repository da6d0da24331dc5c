import { sealJournals } from '../../cloudfunctions/_shared/store/journal/seal'
import type { Database } from '../../cloudfunctions/_shared/store/store'

const EVERY_MS = 30_000

/** Seals the journal now and then, one sealing at a time; what a failure leaves, the next one takes. */
export function sealNowAndThen(
  db: Database,
  clock: () => number,
  report: (error: unknown) => void,
  every = EVERY_MS,
): { stop(): Promise<void> } {
  let sealing: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    sealing = sealing.then(() => sealJournals(db, clock())).catch(report)
  }, every)
  return {
    stop: async () => {
      clearInterval(timer)
      await sealing
    },
  }
}
