import { sealJournals } from '../../cloudfunctions/_shared/store/journal/seal'
import { verifySchool } from '../../cloudfunctions/_shared/store/journal/verify'
import { recountSchool } from '../../cloudfunctions/_shared/store/recount'
import type { Invariant } from './invariant'

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
    await sealJournals(db, Date.now())
    const verdict = await verifySchool(db, school.key, undefined)
    if (verdict.broken) return [JSON.stringify(verdict.broken)]
    return verdict.waiting === 0 ? [] : [`${verdict.waiting} rows are not sealed`]
  },
}
