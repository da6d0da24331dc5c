import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePlan } from '#core/plan/parse/parse-plan'
import { writePlan } from '#core/plan/parse/write-plan'
import { anyPlan, anyScope, text } from './arbitrary-plan'
import { FULL_SAMPLE } from './full-sample'
import { SAMPLE, textOf } from './sample-plan'

describe('export and import', () => {
  test('a plan that is written and read again is the same plan', () => {
    fc.assert(
      fc.property(anyPlan, anyScope, (original, writtenFor) => {
        const reading = parsePlan(writePlan(original, writtenFor))
        expect(reading.faults).toEqual([])
        expect(reading.plan).toEqual(original)
        expect(reading.scope).toEqual(writtenFor)
      }),
      { numRuns: 200 },
    )
  })

  test('whatever the text, there is a plan or there are faults, never both and never neither', () => {
    const lines = textOf(FULL_SAMPLE).split('\n')
    const noise = fc.oneof(fc.string(), text(40), fc.constantFrom(...lines), fc.string({ unit: 'binary' }))
    const shuffled = fc
      .tuple(fc.array(noise, { maxLength: 6 }), fc.nat(lines.length), fc.nat(4))
      .map(([added, at, removed]) => lines.toSpliced(at, removed, ...added).join('\n'))
    fc.assert(
      fc.property(fc.oneof(shuffled, fc.string()), (document) => {
        const reading = parsePlan(document)
        expect(reading.plan === null).toBe(reading.faults.length > 0)
        expect(reading.plan === null).toBe(reading.scope === null)
      }),
      { numRuns: 300 },
    )
  })

  test('what any text is read as is what its export is read as', () => {
    const cell = fc.constantFrom(
      '校长',
      '（校长 或 班主任）且 非 任课教师',
      '任课教师，校长除外',
      '45岁以下的教师',
    )
    fc.assert(
      fc.property(cell, fc.integer({ min: 1, max: 500 }), (audience, amount) => {
        const document = textOf(SAMPLE)
          .replace('| 校长 |', `| ${audience} |`)
          .replace('≥30节', `不少于${amount}`)
        const first = parsePlan(document).plan
        expect(first).not.toBeNull()
        if (first) expect(parsePlan(writePlan(first)).plan).toEqual(first)
      }),
    )
  })
})
