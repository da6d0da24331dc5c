import fc from 'fast-check'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { sealSchool } from '../../../cloudfunctions/_shared/store/journal/seal'
import { verifySchool } from '../../../cloudfunctions/_shared/store/journal/verify'
import { openStore, type Store } from '../../../cloudfunctions/_shared/store/store'
import { sealAll } from './seal-all'

const NOW = Date.parse('2026-11-18T16:30:00+08:00')
const WRITERS = 4

let owner: Store
let writers: pg.Client[]
beforeAll(async () => {
  owner = openStore(inject('database').owner, () => undefined)
  writers = await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      const client = new pg.Client(inject('database').owner)
      await client.connect()
      return client
    }),
  )
})
afterAll(async () => {
  await owner.close()
  await Promise.all(writers.map((client) => client.end()))
})

const ROW = `select youju.keep_journal($1, $2, 'setting', $3, $4, null, $5)`

/** Somebody writes two rows, commits or gives up; the sealing comes by, also twice at once. */
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constant('write' as const),
      by: fc.nat(WRITERS - 1),
      text: fc.string({ unit: 'binary' }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ is: fc.constantFrom('commit', 'rollback'), by: fc.nat(WRITERS - 1) }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constantFrom('seal', 'sealTwice') }) },
)

test('however writers and sealing come between each other, the chain holds at any time and covers all that was committed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const school = { districtId: uuidv7(), schoolId: uuidv7() }
      const open = new Map<number, number>()
      let committed = 0
      const end = async (by: number, how: 'commit' | 'rollback') => {
        await writers[by]?.query(how)
        if (how === 'commit') committed += open.get(by) ?? 0
        open.delete(by)
      }
      for (const each of steps) {
        if ('text' in each) {
          if (!open.has(each.by)) await writers[each.by]?.query('begin')
          const act = {
            actorId: uuidv7(),
            at: '2026-11-18T08:00:00Z',
            did: 'changed',
            reason: withoutNull(each.text),
          }
          const after = JSON.stringify({ text: withoutNull(each.text) })
          for (const kept of [after, null]) {
            await writers[each.by]?.query(ROW, [school.districtId, school.schoolId, uuidv7(), act, kept])
          }
          open.set(each.by, (open.get(each.by) ?? 0) + 2)
        } else if ('by' in each) {
          if (open.has(each.by)) await end(each.by, each.is === 'commit' ? 'commit' : 'rollback')
        } else {
          const times = each.is === 'seal' ? [1] : [1, 2]
          await Promise.all(times.map(() => sealSchool(owner.db, school, NOW)))
          const verdict = await verifySchool(owner.db, school, undefined)
          expect(verdict.broken).toBeNull()
          expect(verdict.rows + verdict.waiting).toBe(committed)
        }
      }
      for (const by of [...open.keys()]) await end(by, 'commit')
      await sealAll(owner.db, school, NOW)
      expect(await verifySchool(owner.db, school, undefined)).toMatchObject({ rows: committed, broken: null })
    }),
    { numRuns: 25 },
  )
})

/** PostgreSQL keeps no NUL, and no half of a surrogate pair. */
function withoutNull(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}
