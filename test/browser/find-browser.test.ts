import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { findBrowser } from './find-browser'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'find-browser-'))
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

test('the browser CHROME_PATH names comes before any installed one', async () => {
  const chosen = executable('my-chrome')
  vi.stubEnv('CHROME_PATH', chosen)
  expect(await findBrowser()).toBe(chosen)
})

test('a CHROME_PATH that leads nowhere is said, not passed over', async () => {
  vi.stubEnv('CHROME_PATH', join(folder, 'gone'))
  await expect(findBrowser()).rejects.toThrow(/CHROME_PATH .*gone/)
})

test.skipIf(process.platform === 'win32')('a chromium on the PATH is found', async () => {
  const installed = executable('chromium')
  vi.stubEnv('CHROME_PATH', '')
  vi.stubEnv('PATH', folder)
  expect(await findBrowser()).toBe(installed)
})

function executable(name: string): string {
  const path = join(folder, name)
  writeFileSync(path, '#!/bin/sh\n')
  chmodSync(path, 0o755)
  return path
}
