import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { failuresIn, type Report } from './failures'

/** Tests of what keeps nothing in its modules, which need not load them anew for each file. */
const PURE = ['core', 'form', 'plan', 'plans'].map((folder) => `test/unit/${folder}/`)
const without = (folder: string) => `--exclude=${folder}**`

/**
 * Every check: the cheap ones first, builds before the tests that launch what was built. Those of one step run side by side:
 * each keeps one core busy. Checks with workers of their own have a step to themselves.
 */
const STEPS: readonly (readonly Check[])[] = [
  [
    { name: 'types', run: ['tsc', '--noEmit'] },
    { name: 'format, lint, import direction', run: ['biome', 'check', '--error-on-warnings', '.'] },
  ],
  [{ name: 'core', project: 'unit', with: ['--no-isolate', '--maxWorkers=2', ...PURE] }],
  [{ name: 'client and tools', project: 'unit', with: ['--maxWorkers=2', ...PURE.map(without)] }],
  [{ name: 'operations on a real database', project: 'api' }],
  [
    { name: 'build h5', script: 'build:h5' },
    { name: 'build weapp', script: 'build:weapp' },
  ],
  [{ name: 'build functions', script: 'build:functions' }],
  [{ name: 'h5 in a browser, weapp launched', project: 'browser', needs: ['build h5', 'build weapp'] }],
]

interface Check {
  readonly name: string
  /** A program of node_modules/.bin with its arguments. */
  readonly run?: readonly string[]
  /** A script of package.json. */
  readonly script?: string
  /** A project of vitest.config.mts. */
  readonly project?: string
  /** What vitest is told besides. */
  readonly with?: readonly string[]
  readonly needs?: readonly string[]
}

interface Outcome {
  readonly name: string
  readonly ok: boolean
  readonly seconds: number
  readonly passed: number
  readonly failed: number
  /** What failed, and with which message. */
  readonly failures: readonly string[]
}

const NO_TESTS = { passed: 0, failed: 0, failures: [] }

const root = path.resolve(import.meta.dirname, '..')

async function main(): Promise<number> {
  const reports = await mkdtemp(path.join(os.tmpdir(), 'youju-checks-'))
  const outcomes: Outcome[] = []
  for (const checks of STEPS) {
    const beside = checks.length > 1
    const done = checks.map((check, index) => {
      const report = path.join(reports, `${outcomes.length + index}.json`)
      const broken = (check.needs ?? []).filter((name) => !outcomes.find((one) => one.name === name)?.ok)
      return broken.length > 0 ? leftOut(check, broken) : perform(check, report, beside)
    })
    outcomes.push(...(await Promise.all(done)))
  }
  await rm(reports, { recursive: true, force: true })
  return summarise(outcomes)
}

async function leftOut({ name }: Check, broken: readonly string[]): Promise<Outcome> {
  console.log(`\n── ${name}: not run, because it needs ${broken.join(', ')}`)
  return { name, ok: false, seconds: 0, ...NO_TESTS }
}

/** What runs beside another says what it has to say at its end, in one piece. */
async function perform(check: Check, report: string, beside: boolean): Promise<Outcome> {
  if (!beside) console.log(`\n── ${check.name}`)
  const started = Date.now()
  const { code, said } = await execute(commandOf(check, report), beside)
  if (beside) console.log(`\n── ${check.name}\n${said}`)
  const counts = check.project ? await testsIn(report) : NO_TESTS
  // A test run that executed nothing has proved nothing.
  const ok = code === 0 && (!check.project || counts.passed > 0)
  return { name: check.name, ok, seconds: (Date.now() - started) / 1000, ...counts }
}

function commandOf(check: Check, report: string): string[] {
  if (check.script) return ['npm', 'run', '--silent', check.script]
  if (check.run) return bin(check.run)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return bin(['vitest', 'run', '--project', check.project ?? '', ...(check.with ?? []), ...reporters])
}

function bin([program = '', ...rest]: readonly string[]): string[] {
  return [path.join(root, 'node_modules/.bin', program), ...rest]
}

function execute(
  [program = '', ...rest]: readonly string[],
  quietly: boolean,
): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const stdio = quietly ? 'pipe' : 'inherit'
    const child = spawn(program, rest, { cwd: root, stdio, shell: process.platform === 'win32' })
    const said: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => said.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => said.push(chunk))
    const end = (code: number) => resolve({ code, said: Buffer.concat(said).toString() })
    child.once('error', (error) => {
      console.error(error.message)
      end(1)
    })
    child.once('close', (code) => end(code ?? 1))
  })
}

async function testsIn(file: string): Promise<Pick<Outcome, 'passed' | 'failed' | 'failures'>> {
  const report = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as Report
  const { numPassedTests: passed = 0, numFailedTests: failed = 0 } = report
  return { passed, failed, failures: failuresIn(report, root) }
}

/** At the very end, so that whoever has only the last of a long log still knows what failed, and why. */
function summarise(outcomes: readonly Outcome[]): number {
  const failures = outcomes.flatMap((outcome) => outcome.failures)
  if (failures.length > 0) console.log(`\n── failed\n${failures.join('\n')}`)
  console.log('\n── summary')
  for (const { name, ok, seconds, passed, failed } of outcomes) {
    const tests = passed + failed > 0 ? `, ${passed} passed, ${failed} failed` : ''
    console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${seconds.toFixed(1)} s${tests})`)
  }
  const sum = (of: 'passed' | 'failed') => outcomes.reduce((total, one) => total + one[of], 0)
  const broken = outcomes.filter((one) => !one.ok && one.failed === 0).length
  console.log(`${sum('passed')} passed, ${sum('failed') + broken} failed`)
  return outcomes.every((one) => one.ok) ? 0 : 1
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    console.error(error)
    process.exitCode = 1
  },
)
