import { describe, expect, test } from 'vitest'
import { failuresIn } from '../failures'

const passed = { fullName: 'a fact', status: 'passed', duration: 1, failureMessages: [] as string[] }
const failed = (...lines: string[]) => ({
  fullName: 'another fact',
  status: 'failed',
  duration: 1_250,
  failureMessages: [lines.join('\n')],
})
const fileWith = (...assertionResults: (typeof passed)[]) => ({
  testResults: [
    {
      name: '/school/test/unit/a.test.ts',
      status: assertionResults.includes(passed) ? 'passed' : 'failed',
      assertionResults,
    },
  ],
})
const failures = (...lines: string[]) => failuresIn(fileWith(failed(...lines)), '/school')

describe('what the summary repeats', () => {
  test('is nothing where nothing failed, or nothing was reported', () => {
    expect(failuresIn(fileWith(passed), '/school')).toEqual([])
    expect(failuresIn({}, '/school')).toEqual([])
  })

  test('is file, name, and what a property failed with: seed, path and counterexample, without the stack', () => {
    const seed = '{ seed: -381676131, path: "1709:60:0", endOnFailure: true }'
    const [only] = failures(
      'Error: Property failed after 12 tests',
      seed,
      'Counterexample: ["x"]',
      '    at buildError (a.js:1:2)',
    )
    expect(only?.split('\n')).toEqual([
      'test/unit/a.test.ts > another fact (1.3 s)',
      '    Error: Property failed after 12 tests',
      `    ${seed}`,
      '    Counterexample: ["x"]',
    ])
  })

  test('says of what ran out of time that it did, and after how long', () => {
    expect(failures('Error: STACK_TRACE_ERROR', '    at task (b.js:1:2)')).toEqual([
      'test/unit/a.test.ts > another fact (1.3 s)\n    out of time',
    ])
  })

  test('is the beginning of a long message', () => {
    const [only] = failures(...Array.from({ length: 50 }, () => 'x'.repeat(5_000)))
    expect(only?.length).toBeLessThan(5_000)
  })

  test('is a file’s own message where it could not be loaded', () => {
    const report = {
      testResults: [
        {
          name: '/school/test/unit/b.test.ts',
          status: 'failed',
          message: 'Cannot find module',
          assertionResults: [],
        },
      ],
    }
    expect(failuresIn(report, '/school')).toEqual(['test/unit/b.test.ts\n    Cannot find module'])
  })
})
