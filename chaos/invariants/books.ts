import { setTimeout as wait } from 'node:timers/promises'
import { sealJournals } from '../../cloudfunctions/_shared/store/journal/seal'
import { verifySchool } from '../../cloudfunctions/_shared/store/journal/verify'
import { recountSchool } from '../../cloudfunctions/_shared/store/recount'
import type { Invariant } from './invariant'

const SEALED_WITHIN_MS = 20_000

export const tallies: Invariant = {
  name: 'tallies are a recount',
  async broken({ school, db }) {
    const differences = await recountSchool(db, school.key, () => undefined)
    return differences.map((difference) => JSON.stringify(difference))
  },
}

export const chain: Invariant = {
  name: 'the journal’s chain is whole',
  async broken({ school, db }) {
    // Rows wait for every transaction that was begun before them: the clockwork may be at work in one.
    for (const end = Date.now() + SEALED_WITHIN_MS; ; await wait(200)) {
      await sealJournals(db, Date.now())
      const { broken, waiting } = await verifySchool(db, school.key, undefined)
      if (broken) return [JSON.stringify(broken)]
      if (waiting === 0) return []
      if (Date.now() > end) return [`${waiting} rows are not sealed`]
    }
  },
}
