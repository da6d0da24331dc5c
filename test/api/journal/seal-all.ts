import { expect } from 'vitest'
import { sealSchool } from '../../../cloudfunctions/_shared/store/journal/seal'
import { verifySchool } from '../../../cloudfunctions/_shared/store/journal/verify'
import type { SchoolKey } from '../../../cloudfunctions/_shared/store/school-key'
import type { Database } from '../../../cloudfunctions/_shared/store/store'

/** Seals a school's journal to the end: other tests' transactions under way may put it off for a moment. */
export async function sealAll(owner: Database, school: SchoolKey, now: number): Promise<void> {
  const left = async () => {
    await sealSchool(owner, school, now)
    return (await verifySchool(owner, school, undefined)).waiting
  }
  await expect.poll(left, { timeout: 60_000, interval: 20 }).toBe(0)
}
