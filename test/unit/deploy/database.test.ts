import { describe, expect, test } from 'vitest'
import { databaseFindings, owningRole, schema, servingRole } from '../../../config/deploy/checks/database'
import type { MigrationFacts, RoleFacts } from '../../../config/deploy/checks/database-facts'
import type { Finding } from '../../../config/deploy/finding'

const APP: RoleFacts = {
  user: 'youju_app',
  host: 'db.example.cn',
  version: 15,
  encoding: 'UTF8',
  encrypted: true,
  superuser: false,
  bypassesRowSecurity: false,
  createsRoles: false,
  memberOfOwner: false,
  owned: 0,
  mayUse: true,
}
const OWNER: RoleFacts = { ...APP, user: 'youju_owner', owned: 90 }
const CURRENT: MigrationFacts = { begun: true, pending: [], changed: [], unknown: [] }

const open = (findings: readonly Finding[]) => findings.filter(({ ok }) => !ok).map(({ said }) => said)

test('two roles as they should be miss nothing', () => {
  expect(
    open([...servingRole(APP, false), ...owningRole(OWNER, APP, false), ...schema(CURRENT, APP)]),
  ).toEqual([])
})

test.each<[string, Partial<RoleFacts>]>([
  ['超级用户', { superuser: true }],
  ['BYPASSRLS', { bypassesRowSecurity: true }],
  ['CREATEROLE', { createsRoles: true }],
  ['变成拥有表的角色', { memberOfOwner: true }],
  ['拥有 1 个表', { owned: 1 }],
  ['PostgreSQL 14', { version: 14 }],
  ['编码是 SQL_ASCII', { encoding: 'SQL_ASCII' }],
  ['没有加密', { encrypted: false }],
])('a serving role is told: %s', (words, facts) => {
  expect(open(servingRole({ ...APP, ...facts }, false))).toEqual([expect.stringContaining(words)])
})

test.each([
  ['/run/postgresql', false, true],
  ['127.0.0.1', false, true],
  ['10.0.0.5', false, false],
  ['10.0.0.5', true, true],
])('without encryption to %s, known of: %s, is in order: %s', (host, known, good) => {
  expect(open(servingRole({ ...APP, encrypted: false, host }, known)).length === 0).toBe(good)
})

test('one role for both is told', () => {
  expect(open(owningRole(APP, APP, false))).toEqual([expect.stringContaining('同一个')])
})

describe('tables', () => {
  test('that are not there yet, or not up to date, are made by deploying', () => {
    const pending = ['0001_a.sql']
    expect(open(schema({ ...CURRENT, begun: false, pending }, { ...APP, mayUse: false }))).toEqual([])
    expect(open(schema({ ...CURRENT, pending }, APP))).toEqual([])
  })

  test.each<[string, Partial<MigrationFacts>]>([
    ['和当时不同', { changed: ['0001_a.sql'] }],
    ['更新版本', { unknown: ['0099_z.sql'] }],
  ])('of another version are told: %s', (words, facts) => {
    expect(open(schema({ ...CURRENT, ...facts }, APP))).toEqual([expect.stringContaining(words)])
  })

  test('that the serving role may not use are told', () => {
    expect(open(schema(CURRENT, { ...APP, mayUse: false }))).toEqual([expect.stringContaining('权限')])
  })
})

test('a database that nobody answers for is told, without its address and password', async () => {
  const env = {
    DATABASE_URL: 'postgres://youju_app:hunter2@127.0.0.1:1/youju',
    DATABASE_OWNER_URL: 'postgres://youju_owner:hunter3@127.0.0.1:1/youju',
  }
  const options = { place: 'cloud', env, migrations: '', plainAllowed: false } as const
  const findings = await databaseFindings(options)
  expect(open(findings)).toEqual(['连不上：那个地址和端口上没有服务', '连不上：那个地址和端口上没有服务'])
  expect(JSON.stringify(findings)).not.toMatch(/hunter|127\.0/)
})

test('without an address there is the embedded one on an own server, and nothing in the cloud', async () => {
  const options = { env: {}, migrations: '', plainAllowed: false } as const
  expect(open(await databaseFindings({ ...options, place: 'host' }))).toEqual([])
  expect(open(await databaseFindings({ ...options, place: 'cloud' }))).toHaveLength(2)
})
