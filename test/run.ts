import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

/** Every check in turn: the cheap ones first, builds before the tests that launch what was built. */
const CHECKS: readonly Check[] = [
  { name: 'format, lint, import direction', run: ['biome', 'check', '--error-on-warnings', '.'] },
  { name: 'types', run: ['tsc', '--noEmit'] },
  { name: 'core and client', project: 'unit' },
  { name: 'operations on a real database', project: 'api' },
  { name: 'build h5', script: 'build:h5', needs: [] },
  { name: 'build weapp', script: 'build:weapp', needs: [] },
  { name: 'build functions', script: 'build:functions', needs: [] },
  { name: 'h5 in a browser, weapp launched', project: 'browser', needs: ['build h5', 'build weapp'] },
]

interface Check {
  readonly name: string
  /** A program of node_modules/.bin with its arguments. */
  readonly run?: readonly string[]
  /** A script of package.json. */
  readonly script?: string
  /** A project of vitest.config.mts. */
  readonly project?: string
  readonly needs?: readonly string[]
}

interface Outcome {
  readonly name: string
  readonly ok: boolean
  readonly seconds: number
  readonly passed: number
  readonly failed: number
}

const root = path.resolve(import.meta.dirname, '..')

async function main(): Promise<number> {
  const reports = await mkdtemp(path.join(os.tmpdir(), 'youju-checks-'))
  const outcomes: Outcome[] = []
  for (const check of CHECKS) {
    const broken = (check.needs ?? []).filter((name) => !outcomes.find((one) => one.name === name)?.ok)
    if (broken.length > 0) {
      console.log(`\n── ${check.name}: not run, because it needs ${broken.join(', ')}`)
      outcomes.push({ name: check.name, ok: false, seconds: 0, passed: 0, failed: 0 })
      continue
    }
    outcomes.push(await perform(check, path.join(reports, `${outcomes.length}.json`)))
  }
  await rm(reports, { recursive: true, force: true })
  return summarise(outcomes)
}

async function perform(check: Check, report: string): Promise<Outcome> {
  console.log(`\n── ${check.name}`)
  const started = Date.now()
  const code = await execute(commandOf(check, report))
  const counts = check.project ? await countsIn(report) : { passed: 0, failed: 0 }
  // A test run that executed nothing has proved nothing.
  const ok = code === 0 && (!check.project || counts.passed > 0)
  return { name: check.name, ok, seconds: (Date.now() - started) / 1000, ...counts }
}

function commandOf(check: Check, report: string): string[] {
  if (check.script) return ['npm', 'run', '--silent', check.script]
  if (check.run) return bin(check.run)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return bin(['vitest', 'run', '--project', check.project ?? '', ...reporters])
}

function bin([program = '', ...rest]: readonly string[]): string[] {
  return [path.join(root, 'node_modules/.bin', program), ...rest]
}

function execute([program = '', ...rest]: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, rest, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
    child.once('error', (error) => {
      console.error(error.message)
      resolve(1)
    })
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

async function countsIn(report: string): Promise<{ passed: number; failed: number }> {
  const text = await readFile(report, 'utf8').catch(() => '{}')
  const { numPassedTests = 0, numFailedTests = 0 } = JSON.parse(text) as Record<string, number>
  return { passed: numPassedTests, failed: numFailedTests }
}

function summarise(outcomes: readonly Outcome[]): number {
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
