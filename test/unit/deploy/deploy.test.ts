import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

const standIn = path.join(import.meta.dirname, 'npx-stand-in.cjs')
writeFileSync(path.join(root, 'npx'), `#!/bin/sh\nexec "${process.execPath}" "${standIn}" "$@"\n`)
chmodSync(path.join(root, 'npx'), 0o755)

const ENV = {
  YOUJU_CLOUD_ENV: 'youju-3g5h',
  DATABASE_URL: 'postgres://youju_app:hunter2@10.0.0.5/youju',
  DATABASE_OWNER_URL: 'postgres://youju_owner:hunter3@10.0.0.5/youju',
}

beforeEach(() => writeFileSync(calls, ''))

type Said = Record<string, string | { code: number; text: string }>

/** Deploys with the stand-in in npx's place; `says` is what it says otherwise than all being well. */
async function deployed(says: Said = {}, migrate: () => Promise<string[]> = async () => ['0001_a.sql']) {
  const env = {
    ...ENV,
    PATH: `${root}${path.delimiter}${process.env.PATH}`,
    STAND_IN_CALLS: calls,
    STAND_IN_SAYS: JSON.stringify(says),
  }
  const lines: string[] = []
  const say = (line: string) => lines.push(line)
  const functions = ['http', 'record', 'timer', 'session']
  const steps = stepsOf({ root, env, functions, tool: toolIn(root, env), migrate, say })
  const done = await carryOut(steps, say)
  const called = readFileSync(calls, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { args: string[]; config: string; owner: string })
  return { done, said: lines.join('\n'), called, verbs: called.map(({ args }) => args.slice(2, 5).join(' ')) }
}

test('functions go up after the tables, those that call others last, by the pinned tool', async () => {
  let migratedAfter = -1
  const { done, called, verbs } = await deployed({}, async () => {
    migratedAfter = readFileSync(calls, 'utf8').split('\n').filter(Boolean).length
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
  for (const { args } of called) expect(args.slice(0, 2)).toEqual(['-y', CLOUDBASE_CLI])
})

test('no secret is in an argument or in the file the tool reads; they go by its environment', async () => {
  const { called } = await deployed()
  expect(JSON.stringify(called.map(({ args, config }) => [args, config]))).not.toContain('hunter')
  expect(called[1]?.config).toContain('{{env.DATABASE_URL}}')
  expect(called[1]?.owner).toBe(ENV.DATABASE_OWNER_URL)
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
  const env = {
    ...{ ...process.env, ...ENV, PATH: `${root}${path.delimiter}${process.env.PATH}` },
    ...{ STAND_IN_CALLS: calls, STAND_IN_SAYS: JSON.stringify({ 'fn deploy': '✖ [record] 函数部署失败' }) },
  }
  const run = spawnSync(process.execPath, ['--import', 'tsx', program, root], { env, encoding: 'utf8' })
  expect(run.stderr).toBe('')
  expect(run.stdout).toContain('没有做成：函数 record 没有部署成功')
  expect(run.status).toBe(1)
})

test('what is left to a person names the address that smoke goes to', () => {
  expect(byHand('youju-3g5h').join('\n')).toContain('https://youju-3g5h.service.tcloudbase.com')
})
