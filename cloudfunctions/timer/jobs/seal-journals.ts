import type { Chore } from '../../_shared/jobs/tick'
import { sealJournals as seal } from '../../_shared/store/journal/seal'

export const sealJournals: Chore = {
  name: 'journal.seal',
  async run({ db, clock }) {
    await seal(db, clock())
  },
}
