import { spawn } from 'node:child_process'
import path from 'node:path'

/** `tsx through.ts event`: the whole API suite by one entrance, however the platform sets variables. */
const [entrance = '', ...more] = process.argv.slice(2)
const vitest = path.resolve(import.meta.dirname, '../../../node_modules/vitest/vitest.mjs')

const run = spawn(process.execPath, [vitest, 'run', '--project', 'api', ...more], {
  stdio: 'inherit',
  env: { ...process.env, YOUJU_ENTRANCE: entrance },
})
run.once('exit', (code) => {
  process.exitCode = code ?? 1
})
