import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const DIST = path.resolve(import.meta.dirname, '../../dist')
const KB = 1024

test('the h5 client with every page is at most 180 KB in gzip, so its first load is less', () => {
  const files = filesIn(process.env.YOUJU_DIST_H5 ?? path.join(DIST, 'h5')).filter((file) =>
    /\.(html|js|css)$/.test(file),
  )
  expect(files.length).toBeGreaterThan(3)
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0)
  expect(bytes / KB).toBeLessThanOrEqual(180)
})

test('the mini-program, which is all main package, is at most 600 KB', () => {
  const files = filesIn(process.env.YOUJU_DIST_WEAPP ?? path.join(DIST, 'weapp'))
  expect(files.some((file) => file.endsWith('app.json'))).toBe(true)
  expect(files.reduce((sum, file) => sum + statSync(file).size, 0) / KB).toBeLessThanOrEqual(600)
})

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
}
