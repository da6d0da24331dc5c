import path from 'node:path'

/** What vitest's JSON report says of a run, as far as the summary repeats it. */
export interface Report {
  readonly numPassedTests?: number
  readonly numFailedTests?: number
  readonly testResults?: readonly {
    readonly name: string
    readonly status: string
    readonly message?: string
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly duration?: number
      readonly failureMessages?: readonly string[] | null
    }[]
  }[]
}

/** Enough for what was expected, and for fast-check's seed, path and counterexample. */
const MOST_LINES = 8
const LONGEST_LINE = 600

/** The report leaves out the message of what ran out of time. */
const NO_MESSAGE = /^Error: STACK_TRACE_ERROR$/

/** File, name and the first lines of what went wrong, of every test that failed and every file that could not be loaded. */
export function failuresIn({ testResults = [] }: Report, root: string): string[] {
  return testResults.flatMap(({ name, status, message = '', assertionResults }) => {
    const file = path.relative(root, name)
    const failed = assertionResults.filter((each) => each.status === 'failed')
    if (status === 'failed' && failed.length === 0) return [`${file}\n${beginningOf(message)}`]
    return failed.map(
      ({ fullName, duration = 0, failureMessages }) =>
        `${file} > ${fullName} (${(duration / 1000).toFixed(1)} s)\n${beginningOf((failureMessages ?? []).join('\n'))}`,
    )
  })
}

function beginningOf(message: string): string {
  return message
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at /.test(line))
    .slice(0, MOST_LINES)
    .map((line) => `    ${line.replace(NO_MESSAGE, 'out of time').slice(0, LONGEST_LINE)}`)
    .join('\n')
}
