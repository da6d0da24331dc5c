import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { Problem } from '#core/problem'
import { readInPlace } from '../../cloudfunctions/_shared/workbook/workbooks'
import { readingWorkbooks } from '../../local/workbooks/reading'
import { archive } from './plan/workbook/archive'
import { byHand, partsOf, rowsOf } from './plan/workbook/by-hand'

const small = { sheets: [{ name: '设置', rows: rowsOf([['键', '值']]) }], strings: ['<si><t>键</t></si>'] }
const good = byHand(small)
const SHARED = 'xl/sharedStrings.xml'
/** Takes most of a second, and tens of megabytes, wherever it is read. */
const slow = archive([
  ...partsOf(small).filter(({ name }) => name !== SHARED),
  { name: SHARED, content: `<sst>${'<si><t>a</t></si>'.repeat(400_000)}</sst>` },
])

const workbooks = readingWorkbooks()
beforeAll(() => workbooks.sheets(good))

describe('a workbook read in a thread of its own', () => {
  test('is read as it is in place, well or badly made', async () => {
    for (const bytes of [good, good.slice(0, 700), new Uint8Array()]) {
      expect(await workbooks.sheets(bytes)).toEqual(await readInPlace.sheets(bytes))
      expect(await workbooks.plan(bytes)).toEqual(await readInPlace.plan(bytes))
    }
  })

  test('that takes seconds keeps nobody else waiting', async () => {
    let read = false
    const reading = workbooks.sheets(slow).then(() => {
      read = true
    })
    let turns = 0
    while (!read) {
      await pause(5)
      turns += 1
    }
    await reading
    // In place there is one turn, at its end.
    expect(turns).toBeGreaterThan(20)
  })

  test('that takes too long is refused in words, and the next one is read', async () => {
    const impatient = readingWorkbooks({ longestMs: 50 })
    const { problem } = await impatient.sheets(slow)
    expect(problem).toContain('读不完')
    const { plan, faults } = await impatient.plan(slow)
    expect([plan, faults[0]?.fault]).toEqual([null, '这个工作簿里的内容太多，读不完。'])
    expect((await workbooks.sheets(good)).problem).toBeNull()
  })

  test('that takes too much memory is refused in words, and the process lives', async () => {
    const poor = readingWorkbooks({ heap: { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 8 } })
    expect((await poor.sheets(slow)).problem).toContain('读不完')
    expect((await workbooks.sheets(good)).problem).toBeNull()
  })

  test('who finds three before them is asked to come again', async () => {
    const all = await Promise.allSettled([1, 2, 3, 4].map(() => workbooks.sheets(good)))
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected'])
    const [, , , last] = all
    expect(last?.status === 'rejected' && last.reason instanceof Problem && last.reason.body.code).toBe(
      'busy',
    )
  })
})
