import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { eventually } from '../eventually'

const PROJECT = path.join(import.meta.dirname, '..', '..')
const TSX = { 'node_modules/tsx': { version: '1.0.0', integrity: 'sha512-a' } }

/** Counts the signals it hears and takes a moment to end, as the real program does. */
const PROGRAM = `
let heard = 0
process.on('SIGINT', () => {
  heard += 1
  setTimeout(() => { console.log('heard', heard); process.exit(7) }, 300)
})
setInterval(() => undefined, 1000)
console.log('ready', process.pid, ...process.argv.slice(2))`

describe('the launcher', () => {
  const cleanUps: (() => unknown)[] = []
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
  })

  function project(locked: object = TSX, installed: object | 'nothing' = TSX) {
    const root = mkdtempSync(path.join(tmpdir(), 'youju-launch-'))
    cleanUps.push(() => rmSync(root, { recursive: true, force: true }))
    mkdirSync(path.join(root, 'test'))
    cpSync(path.join(PROJECT, 'local/launch.mjs'), path.join(root, 'local/launch.mjs'))
    const isPlain = (file: string) => !path.extname(file) || file.endsWith('.mjs')
    cpSync(path.join(PROJECT, 'local/start'), path.join(root, 'local/start'), {
      recursive: true,
      filter: isPlain,
    })
    const write = (file: string, text: string) => writeFileSync(path.join(root, file), text)
    write('package.json', '{"name":"p","version":"1.0.0","dependencies":{"tsx":"1.0.0"}}')
    write('package-lock.json', JSON.stringify({ lockfileVersion: 3, packages: { '': {}, ...locked } }))
    write('test/run.ts', PROGRAM)
    if (installed !== 'nothing') {
      mkdirSync(path.join(root, 'node_modules'))
      write('node_modules/.package-lock.json', JSON.stringify({ packages: installed }))
      symlinkSync(path.join(PROJECT, 'node_modules/tsx'), path.join(root, 'node_modules/tsx'))
    }
    return root
  }

  function launch(root: string, args: string[], env: Record<string, string> = {}) {
    const child = spawn(process.execPath, [path.join(root, 'local/launch.mjs'), ...args], {
      env: {
        ...process.env,
        DATABASE_URL: 'postgres://own',
        npm_execpath: '',
        npm_lifecycle_event: '',
        ...env,
      },
    })
    cleanUps.push(() => child.kill())
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString('utf8')
      })
    }
    return { child, output: () => output }
  }

  const exitOf = async (child: ChildProcess) => (await once(child, 'close'))[0] as number

  it('hands arguments over, passes one Ctrl-C on once, and takes over the exit code', async () => {
    const { child, output } = launch(project(), ['test', '--only', '听课'])
    await eventually(() => expect(output()).toContain('ready'))
    expect(output()).toMatch(/ready \d+ --only 听课/)
    // The terminal and npm each tell us about the same keystroke.
    child.kill('SIGINT')
    await wait(20)
    child.kill('SIGINT')
    expect(await exitOf(child)).toBe(7)
    expect(output()).toContain('heard 1')
  })

  it('accepts a whole tree without a stamp, and stamps it', async () => {
    const root = project()
    const { child, output } = launch(root, ['test'])
    await eventually(() => expect(output()).toContain('ready'))
    child.kill('SIGINT')
    await exitOf(child)
    expect(readFileSync(path.join(root, 'node_modules/.youju-stamp'), 'utf8')).toMatch(/^[0-9a-f]{64}$/)
  })

  it.each([
    ['no packages', TSX, 'nothing' as const],
    ['a package missing', { ...TSX, 'node_modules/pg': { version: '8.0.0' } }, TSX],
    [
      'another version of a package',
      { 'node_modules/tsx': { version: '2.0.0', integrity: 'sha512-b' } },
      TSX,
    ],
    [
      'programs for another kind of machine',
      {
        ...TSX,
        'node_modules/native': {
          version: '1.0.0',
          optional: true,
          os: [process.platform],
          cpu: [process.arch],
        },
      },
      TSX,
    ],
  ])('installs when it finds %s', async (_, locked, installed) => {
    const { child, output } = launch(project(locked, installed), ['test'], OFFLINE)
    expect(await exitOf(child)).toBe(1)
    expect(output()).toContain('先安装依赖')
  })

  it('says what to do when the registry cannot be reached', async () => {
    const root = project(TSX, 'nothing')
    const { child, output } = launch(root, ['test'], OFFLINE)
    expect(await exitOf(child)).toBe(1)
    expect(output()).toContain('连不上软件包服务器')
    expect(output()).toContain('请检查网络')
    expect(existsSync(path.join(root, 'node_modules/.youju-stamp'))).toBe(false)
  })

  it('refuses a machine without a PostgreSQL of its own, unless DATABASE_URL names one', async () => {
    const { child, output } = launch(project(), ['test'], { DATABASE_URL: '' })
    expect(await exitOf(child)).toBe(1)
    expect(output()).toContain('DATABASE_URL')
  })

  it('refuses a Node that is too old, in Chinese and English', async () => {
    const pretend = `Object.defineProperty(process.versions, 'node', { value: '20.18.9' });
      import(${JSON.stringify(path.join(PROJECT, 'local/launch.mjs'))})`
    const child = spawn(process.execPath, ['-e', pretend])
    let output = ''
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8')
    })
    expect(await exitOf(child)).toBe(1)
    expect(output).toContain('需要 Node 20.19 或更新的版本，现在是 20.18.9')
    expect(output).toContain('Node 20.19 or newer is needed')
  })
})

/** A registry where nobody listens, an empty cache, and no patience. */
const OFFLINE = {
  npm_config_registry: 'http://127.0.0.1:1',
  npm_config_replace_registry_host: 'always',
  npm_config_fetch_retries: '0',
  npm_config_cache: path.join(tmpdir(), 'youju-launch-no-cache'),
}
