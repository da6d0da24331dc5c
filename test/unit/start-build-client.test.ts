import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildClient } from '../../local/start/build-client'

/** Stands in for Taro: copies the source, or fails, or takes for ever, as the source says. */
const BUILD = `
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs')
const source = readFileSync('src/app.js', 'utf8')
const out = process.env.YOUJU_OUT
mkdirSync(out, { recursive: true })
writeFileSync(out + '/app.js', source)
if (source.includes('broken')) { console.error('line ' + source); process.exit(1) }
writeFileSync(out + '/index.html', '<p>')
if (source.includes('endless')) { writeFileSync('pid', String(process.pid)); setInterval(() => {}, 1000) }`

describe('building the client', () => {
  let root: string
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'youju-build-'))
    mkdirSync(path.join(root, 'src'))
    write('package.json', '{"scripts":{"build:h5":"node build.js"}}')
    write('build.js', BUILD)
    write('src/app.js', good)
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  const good = 'console.log("听课");'.repeat(100)
  const write = (file: string, text: string) => writeFileSync(path.join(root, file), text)
  const served = (file: string) => readFileSync(path.join(root, 'dist/h5', file))
  const build = (signal = new AbortController().signal) =>
    buildClient({ root, say: { line: () => undefined }, signal })

  it('happens once for the same sources, and again when one changes', async () => {
    expect(await build()).toBe('built')
    expect(await build()).toBe('fresh')
    write('src/app.js', 'console.log(2)')
    expect(await build()).toBe('built')
    expect(served('app.js').toString()).toBe('console.log(2)')
  })

  it('leaves compressed twins that unpack to the original', async () => {
    await build()
    expect(brotliDecompressSync(served('app.js.br'))).toEqual(served('app.js'))
    expect(gunzipSync(served('app.js.gz'))).toEqual(served('app.js'))
  })

  it('that fails shows the end of its output and leaves the last good build', async () => {
    await build()
    write('src/app.js', 'broken')
    await expect(build()).rejects.toMatchObject({
      code: 'buildFailed',
      message: expect.stringContaining('line broken'),
      remedy: expect.stringContaining('dist/build-h5.log'),
    })
    expect(served('app.js').toString()).toBe(good)
    expect(readdirSync(path.join(root, 'dist')).sort()).toEqual(['build-h5.log', 'h5'])
  })

  it('can be given up, and leaves no process behind', async () => {
    write('src/app.js', 'endless')
    const giveUp = new AbortController()
    const attempt = build(giveUp.signal)
    attempt.catch(() => undefined)
    while (!existsSync(path.join(root, 'pid'))) await new Promise((resolve) => setTimeout(resolve, 20))
    giveUp.abort()
    await expect(attempt).rejects.toMatchObject({ name: 'AbortError' })
    expect(isRunning(readFileSync(path.join(root, 'pid'), 'utf8'))).toBe(false)
    expect(existsSync(path.join(root, 'dist/h5'))).toBe(false)
  })
})

function isRunning(pid: string): boolean {
  const state = spawnSync('ps', ['-o', 'stat=', '-p', pid], { encoding: 'utf8' }).stdout.trim()
  // A zombie is one whose end nobody has asked about yet.
  return state !== '' && !state.startsWith('Z')
}
