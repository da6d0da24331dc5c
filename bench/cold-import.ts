import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { bundleFunctions } from '../test/api/entrance/bundles'
import type { Measured } from './measured'
import { ms } from './timing'

const RUNS = 7
const BAR_MS = 250

/** What a process pays that has nothing loaded; the HTTP function listens and is ended before anybody calls. */
const IMPORT = `
  const begun = performance.now()
  require(process.argv[1])
  process.stdout.write(String(performance.now() - begun), () => process.exit())
`
const ENV = {
  DATABASE_URL: 'postgresql://nobody@localhost/none',
  YOUJU_TOKEN_SECRET: 'a secret that nothing is signed with, 32 bytes',
  PORT: '0',
}

/** Every function's bundle imported in a process of its own, the median of several; the slowest is told. */
export async function coldImport(): Promise<Measured[]> {
  const bundles = await bundleFunctions()
  try {
    const names = await readdir(bundles.folder)
    const medians: { name: string; median: number }[] = []
    for (const name of names) {
      const taken: number[] = []
      for (let run = 0; run < RUNS; run += 1) taken.push(await importOf(path.join(bundles.folder, name)))
      taken.sort((a, b) => a - b)
      medians.push({ name, median: taken[Math.floor(RUNS / 2)] ?? Number.POSITIVE_INFINITY })
    }
    medians.sort((a, b) => b.median - a.median)
    const [slowest = { name: 'none', median: Number.POSITIVE_INFINITY }] = medians
    const middle = medians[Math.floor(medians.length / 2)]?.median ?? 0
    return [
      {
        what: `cold import of each of ${names.length} function bundles, median of ${RUNS} processes`,
        measured: `slowest ${ms(slowest.median)} (${slowest.name}), middle one ${ms(middle)}`,
        bar: `${BAR_MS} ms`,
        met: slowest.median <= BAR_MS,
      },
    ]
  } finally {
    await bundles.remove()
  }
}

async function importOf(folder: string): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', IMPORT, folder], {
    env: { ...process.env, ...ENV },
  })
  return Number(/[\d.]+$/.exec(stdout)?.[0])
}
