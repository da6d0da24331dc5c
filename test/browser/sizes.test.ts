import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const DIST = path.resolve(import.meta.dirname, '../../dist')
const KB = 1024

const H5 = process.env.YOUJU_DIST_H5 ?? path.join(DIST, 'h5')
const gzipped = (files: readonly string[]) =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0) / KB

test('a browser loads at most 180 KB in gzip before the first page', () => {
  const index = readFileSync(path.join(H5, 'index.html'), 'utf8')
  const named = [...index.matchAll(/(?:src|href)="(?:\.?\/)?((?:js|css)\/[^"]+)"/g)].map(
    ([, file = '']) => file,
  )
  const shared = filesIn(H5).filter((file) => /[\\/]shared\.[^\\/]*\.(js|css)$/.test(file))
  expect(named.length).toBeGreaterThan(1)
  expect(gzipped([...named.map((file) => path.join(H5, file)), ...shared])).toBeLessThanOrEqual(180)
})

// Nobody waits for all of it: pages are fetched after the first one stands.
test('the h5 client with every page, fetched one by one as they are opened, is at most 420 KB in gzip', () => {
  const files = filesIn(H5).filter((file) => /\.(html|js|css)$/.test(file))
  expect(files.length).toBeGreaterThan(3)
  expect(gzipped(files)).toBeLessThanOrEqual(420)
})

test('the mini-program’s main package is at most 700 KB, and each of the others at most 200 KB', () => {
  const folder = process.env.YOUJU_DIST_WEAPP ?? path.join(DIST, 'weapp')
  const { subPackages = [] } = JSON.parse(readFileSync(path.join(folder, 'app.json'), 'utf8')) as {
    subPackages?: { root: string }[]
  }
  const sizes = new Map<string, number>()
  for (const file of filesIn(folder)) {
    const place = path.relative(folder, file)
    const sub = subPackages.find(({ root }) => place.startsWith(path.join(root, path.sep)))
    const name = sub?.root ?? 'main'
    sizes.set(name, (sizes.get(name) ?? 0) + statSync(file).size / KB)
  }
  expect(subPackages.length).toBeGreaterThan(0)
  const { main = 0, ...others } = Object.fromEntries(sizes)
  expect(main).toBeLessThanOrEqual(700)
  for (const [name, size] of Object.entries(others)) expect([name, size <= 200]).toEqual([name, true])
})

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
}
