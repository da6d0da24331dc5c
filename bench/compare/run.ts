import { execFile } from 'node:child_process'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { timesIn } from './figures'
import { type Pair, seeded, verdictOn } from './paired'

/**
 * `npm run bench:compare -- <git ref> [bench…] [times]`: the benches of another commit and of this folder in turn, so that both see the
 * same machine; then of each line whether it became slower. Ends with 1 where one did.
 */
const ROOT = path.resolve(__dirname, '../..')
const USUAL = ['standings', 'plan-import']
const USUAL_TIMES = 7
const [ref, ...rest] = process.argv.slice(2)
const times = Number(rest.find((each) => /^\d+$/.test(each)) ?? USUAL_TIMES)
const asked = rest.filter((each) => !/^\d+$/.test(each))
const benches = asked.length > 0 ? asked : USUAL

if (ref === undefined) {
  console.error('usage: npm run bench:compare -- <git ref> [bench…] [times]')
  process.exit(2)
}
void compare(ref).then((isSlower) => {
  process.exitCode = isSlower ? 1 : 0
})

const execute = promisify(execFile)

async function compare(other: string): Promise<boolean> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'youju-compare-'))
  const before = path.join(folder, 'before')
  await execute('git', ['worktree', 'add', '--detach', before, other], { cwd: ROOT })
  try {
    await symlink(path.join(ROOT, 'node_modules'), path.join(before, 'node_modules'))
    return report(await measureInTurn(before))
  } finally {
    await execute('git', ['worktree', 'remove', '--force', before], { cwd: ROOT })
    await rm(folder, { recursive: true, force: true })
  }
}

/** Who goes first changes from time to time: the second finds a warmer machine, or a more tired one. */
async function measureInTurn(before: string): Promise<ReadonlyMap<string, Pair[]>> {
  const pairs = new Map<string, Pair[]>()
  for (let turn = 0; turn < times; turn += 1) {
    const order = turn % 2 === 0 ? [before, ROOT] : [ROOT, before]
    const measured = new Map<string, Map<string, number>>()
    for (const folder of order) measured.set(folder, await timesOf(folder))
    for (const [what, after] of measured.get(ROOT) ?? []) {
      const earlier = measured.get(before)?.get(what)
      if (earlier === undefined) continue
      pairs.set(what, [...(pairs.get(what) ?? []), { before: earlier, after }])
    }
    console.error(`${turn + 1} of ${times}`)
  }
  return pairs
}

/** A bench that misses its bar ends with 1 and has told its times all the same. */
async function timesOf(folder: string): Promise<Map<string, number>> {
  // As each of the two starts its benches.
  const command = ['run', '--silent', 'bench', '--', ...benches]
  const { stdout, stderr } = await execute('npm', command, { cwd: folder, maxBuffer: 16_000_000 }).catch(
    (error: { stdout?: string; stderr?: string }) => ({
      stdout: error.stdout ?? '',
      stderr: error.stderr ?? '',
    }),
  )
  const found = timesIn(stdout)
  if (found.size === 0) throw new Error(`no figures from ${folder}: ${stderr.slice(-500)}`)
  return found
}

function report(pairs: ReadonlyMap<string, readonly Pair[]>): boolean {
  if (pairs.size === 0) throw new Error('the two have no line in common')
  const random = seeded(1)
  let isSlower = false
  for (const [what, each] of pairs) {
    const { words, ratio, from, to } = verdictOn(each, random)
    isSlower ||= words === 'slower'
    console.log(`| ${what} | ${words} | ${ratio.toFixed(3)} (${from.toFixed(3)}–${to.toFixed(3)}) |`)
  }
  return isSlower
}
