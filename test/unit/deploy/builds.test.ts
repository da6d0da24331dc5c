import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BUILDS, type Build, ensureBuilt, isFresh } from '../../../config/deploy/builds'
import { uncommitted } from '../../../config/deploy/deploy'

const root = mkdtempSync(path.join(os.tmpdir(), 'youju-builds-'))
afterAll(() => rmSync(root, { recursive: true }))

const put = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), text)
}

describe('what was built', () => {
  const WRITES = 'mkdir -p dist/thing && cp src/a.txt dist/thing/last.txt'
  const build: Build = {
    ...{ name: 'weapp', title: '东西', script: 'build:thing', folder: 'dist/thing', last: 'last.txt' },
    ...{ sources: ['src'], variables: ['YOUJU_CLOUD_ENV'] },
  }
  const env = { YOUJU_CLOUD_ENV: 'one' }
  beforeAll(() => {
    put('package.json', JSON.stringify({ scripts: { 'build:thing': WRITES } }))
    put('src/a.txt', 'a')
  })

  test('is built once, and again only when the sources or the settings are others', async () => {
    expect(await isFresh(root, build, env)).toBe(false)
    expect(await ensureBuilt(root, build, env)).toBe('built')
    expect(await ensureBuilt(root, build, env)).toBe('fresh')
    expect(await isFresh(root, build, { YOUJU_CLOUD_ENV: 'two' })).toBe(false)
    expect(await isFresh(root, build, { ...env, HOST: 'another' })).toBe(true)
    put('src/a.txt', 'b')
    expect(await isFresh(root, build, env)).toBe(false)
  })

  test('is not fresh when it was taken away', async () => {
    await ensureBuilt(root, build, env)
    rmSync(path.join(root, 'dist/thing/last.txt'))
    expect(await isFresh(root, build, env)).toBe(false)
  })

  test('that fails is told with where its words are, and is not fresh', async () => {
    put('package.json', JSON.stringify({ scripts: { 'build:thing': 'exit 3' } }))
    put('src/a.txt', 'c')
    await expect(ensureBuilt(root, build, env)).rejects.toThrow('dist/build-weapp.log')
    expect(await isFresh(root, build, env)).toBe(false)
  })

  test('the mini-program is another one for another server', () => {
    expect(BUILDS.find(({ name }) => name === 'weapp')?.variables).toEqual([
      'YOUJU_API_BASE',
      'YOUJU_CLOUD_ENV',
    ])
  })
})

test('changes that are in no commit are seen, and what git leaves out is not', async () => {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'ignore' })
  git('init', '-q')
  put('.gitignore', '*\n!.gitignore\n!kept.txt\n')
  put('kept.txt', 'a')
  git('add', '.')
  git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-qm', 'Keep')
  expect(await uncommitted(root)).toEqual([])
  put('left-out.txt', 'a')
  expect(await uncommitted(root)).toEqual([])
  put('kept.txt', 'b')
  expect(await uncommitted(root)).toEqual([' M kept.txt'])
})
