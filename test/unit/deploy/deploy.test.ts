import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { byHand } from '../../../config/deploy/by-hand'
import { carryOut } from '../../../config/deploy/deploy'
import { stepsOf } from '../../../config/deploy/steps'
import { CLOUDBASE_CLI, commandOf, isDeployed, toolIn } from '../../../config/deploy/tool'

const root = mkdtempSync(path.join(os.tmpdir(), 'youju-deploy-'))
const calls = path.join(root, 'calls')
afterAll(() => rmSync(root, { recursive: true }))
copyFileSync(path.join(import.meta.dirname, 'npx-stand-in.sh'), path.join(root, 'npx'))
chmodSync(path.join(root, 'npx'), 0o755)

const ENV = {
  YOUJU_CLOUD_ENV: 'youju-3g5h',
  DATABASE_URL: 'postgres://youju_app:hunter2@10.0.0.5/youju',
  DATABASE_OWNER_URL: 'postgres://youju_owner:hunter3@10.0.0.5/youju',
  PATH: `${root}${path.delimiter}${process.env.PATH}`,
}

type Said = Record<string, string | { code: number; text: string }>

const ready = (name: string) => `│ id │ ${name} │ Nodejs20.19 │ │ 2026-11-23 11:00:00 │ 部署完成 │\n`
const FUNCTIONS = ['http', 'record', 'timer', 'session']
const WELL: Said = {
  'env list': '│ 有据 │ youju-3g5h │ 按量计费 │ 正常 │',
  'fn list': FUNCTIONS.map(ready).join(''),
  'storage get-acl': '当前权限【仅管理员可读写】',
  ...Object.fromEntries(FUNCTIONS.map((name) => [`fn deploy ${name}`, `✔ [${name}] 云函数部署成功！`])),
}

/** What the tool says, in its words: that all is well, but for `otherwise`. */
function saying(otherwise: Said) {
  const folder = path.join(root, 'says')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  for (const [called, words] of Object.entries({ ...WELL, ...otherwise })) {
    const { text, code } = typeof words === 'string' ? { text: words, code: 0 } : words
    writeFileSync(path.join(folder, called), `${text}\n`)
    if (code !== 0) writeFileSync(path.join(folder, `${called}.code`), String(code))
  }
}

const called = () =>
  readFileSync(calls, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('|'))

beforeEach(() => writeFileSync(calls, ''))

/** Deploys with the stand-in in npx's place. */
async function deployed(otherwise: Said = {}, migrate: () => Promise<string[]> = async () => ['0001_a.sql']) {
  saying(otherwise)
  const lines: string[] = []
  const say = (line: string) => lines.push(line)
  const steps = stepsOf({ root, env: ENV, functions: FUNCTIONS, tool: toolIn(root, ENV), migrate, say })
  const done = await carryOut(steps, say)
  const verbs = called().map(([args = '']) => args.split(' ').slice(2, 5).join(' '))
  return { done, said: lines.join('\n'), verbs }
}

test('functions go up after the tables, those that call others last, by the pinned tool', async () => {
  let migratedAfter = -1
  const { done, verbs } = await deployed({}, async () => {
    migratedAfter = called().length
    return []
  })
  expect(done).toBe(true)
  expect(migratedAfter).toBe(1)
  expect(verbs).toEqual([
    'env list',
    'fn deploy record',
    'fn deploy session',
    'fn deploy timer',
    'fn deploy http',
    'fn list -e',
    'storage get-acl -e',
  ])
  for (const [args] of called()) expect(args).toMatch(new RegExp(`^-y ${CLOUDBASE_CLI} `))
})

test('no secret is in an argument or in the file the tool reads; they go by its environment', async () => {
  await deployed()
  const config = readFileSync(path.join(root, 'config'), 'utf8')
  expect(
    called()
      .map(([args]) => args)
      .join('\n') + config,
  ).not.toContain('hunter')
  expect(config).toContain('{{env.DATABASE_URL}}')
  for (const [, owner] of called()) expect(owner).toBe(ENV.DATABASE_OWNER_URL)
})

describe('half-way', () => {
  test('a function that fails stops it, and it is said what is done and what is not', async () => {
    const failed =
      '✖ [session] 函数部署失败\n✖   错误信息: postgres://youju_app:hunter2@10.0.0.5/youju is odd'
    const { done, said, verbs } = await deployed({ 'fn deploy session': failed })
    expect(done).toBe(false)
    expect(verbs.at(-1)).toBe('fn deploy session')
    expect(said).toMatch(/已经做好 3 步：.*部署函数 record。/)
    expect(said).toMatch(/还没有做 5 步：部署函数 session、部署函数 timer/)
    expect(said).toContain('再执行一次同一个命令')
    expect(said).not.toContain('hunter2')
  })

  test('the tool ends with 0 then, so only its words count', () => {
    const told = (text: string, code = 0) => isDeployed('a', { code, text })
    expect(told('✔ [a] 云函数部署成功！')).toBe(true)
    expect(told('✔ [a] Cloud function updated successfully!')).toBe(true)
    expect(told('✖ [a] 函数部署失败')).toBe(false)
    expect(told('✔ [b] 云函数部署成功！')).toBe(false)
    expect(told('✔ [a] 云函数部署成功！', 1)).toBe(false)
    expect(told('[a] 触发器更新失败：x\n✔ [a] 云函数部署成功！')).toBe(false)
    expect(told('')).toBe(false)
  })

  test('tables that cannot be brought up to date leave the functions as they are', async () => {
    const { done, said, verbs } = await deployed({}, () =>
      Promise.reject(new Error(`no way to ${ENV.DATABASE_OWNER_URL}`)),
    )
    expect(done).toBe(false)
    expect(verbs).toEqual(['env list'])
    expect(said).not.toContain('hunter3')
  })

  test.each<[string, Said, string]>([
    ['nobody signed in', { 'env list': '✔ 授权登录成功！\n✖ 无有效身份信息' }, 'login'],
    ['another account', { 'env list': '│ 别的 │ youju-3g5h-old │' }, 'login'],
    ['the tool missing', { 'env list': { code: 127, text: 'not found' } }, 'login'],
  ])('with %s nothing is begun', async (_, says, words) => {
    const { done, said, verbs } = await deployed(says)
    expect(done).toBe(false)
    expect(verbs).toEqual(['env list'])
    expect(said).toContain(words)
  })

  test('a function that the cloud does not list as ready is told', async () => {
    const { done, said } = await deployed({ 'fn list': '│ id │ record │ Nodejs20.19 │ │ │ 创建中 │' })
    expect(done).toBe(false)
    expect(said).toContain('云上没有就绪：record、session、timer、http')
  })

  test('a storage that others than functions may read is told, with the command that mends it', async () => {
    const { done, said } = await deployed({ 'storage get-acl': '当前权限【所有用户可读，仅管理员可写】' })
    expect(done).toBe(false)
    expect(said).toContain(commandOf(['storage', 'set-acl', '-e', 'youju-3g5h']))
    expect(said).toContain('ADMINONLY')
  })
})

test('the command itself stops in order when a step fails, under the loader it runs with', () => {
  const program = path.join(import.meta.dirname, 'deploy-program.ts')
  saying({ 'fn deploy record': '✖ [record] 函数部署失败' })
  const env = { ...process.env, ...ENV }
  const run = spawnSync(process.execPath, ['--import', 'tsx', program, root], { env, encoding: 'utf8' })
  expect(run.stderr).toBe('')
  expect(run.stdout).toContain('没有做成：函数 record 没有部署成功')
  expect(run.status).toBe(1)
})

test('what is left to a person names the address that smoke goes to', () => {
  expect(byHand('youju-3g5h').join('\n')).toContain('https://youju-3g5h.service.tcloudbase.com')
})
