import path from 'node:path'
import { expect, inject, test } from 'vitest'
import { databaseFindings } from '../../../config/deploy/checks/database'
import { migrationFacts, roleFacts } from '../../../config/deploy/checks/database-facts'
import { databaseUrl } from '../cloud/deployed'

const MIGRATIONS = path.resolve(import.meta.dirname, '../../../cloudfunctions/_shared/store/migrations')
const { owner, app } = inject('database')
const [OWNER, APP] = [databaseUrl(owner), databaseUrl(app)]

test('the serving role owns nothing, and may use what the other one owns', async () => {
  expect(await roleFacts(APP)).toMatchObject({
    user: 'youju_app',
    encoding: 'UTF8',
    superuser: false,
    bypassesRowSecurity: false,
    createsRoles: false,
    memberOfOwner: false,
    owned: 0,
    mayUse: true,
  })
  const facts = await roleFacts(OWNER)
  expect(facts.user).toBe('youju_owner')
  expect(facts.owned).toBeGreaterThan(50)
})

test('tables that were all made are known as such, and looking changes nothing', async () => {
  const facts = await migrationFacts(OWNER, MIGRATIONS)
  expect(facts).toEqual({ begun: true, pending: [], changed: [], unknown: [] })
  expect(await migrationFacts(OWNER, path.join(MIGRATIONS, '..', 'tables'))).toMatchObject({
    pending: [],
    unknown: expect.arrayContaining(['0001_organisation.sql']),
  })
})

test('a database as it should be misses nothing, and one role for both is told', async () => {
  const options = { place: 'cloud', migrations: MIGRATIONS, plainAllowed: false } as const
  const open = async (env: Record<string, string>) =>
    (await databaseFindings({ ...options, env })).filter(({ ok }) => !ok).map(({ said }) => said)
  expect(await open({ DATABASE_URL: APP, DATABASE_OWNER_URL: OWNER })).toEqual([])
  expect(await open({ DATABASE_URL: OWNER, DATABASE_OWNER_URL: OWNER })).toEqual([
    expect.stringMatching(/youju_owner 权限过大：.*拥有 \d+ 个表/),
    expect.stringContaining('同一个'),
  ])
})

test('the addresses from here go before those of the functions', async () => {
  const env = {
    DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c',
    DATABASE_OWNER_URL: 'postgres://a:b@127.0.0.1:1/c',
    YOUJU_APP_URL_HERE: APP,
    YOUJU_OWNER_URL_HERE: OWNER,
  }
  const found = await databaseFindings({ place: 'cloud', env, migrations: MIGRATIONS, plainAllowed: false })
  expect(found.filter(({ ok }) => !ok)).toEqual([])
})

test('a wrong password is told, and not repeated', async () => {
  const env = { DATABASE_URL: databaseUrl({ ...app, password: 'hunter2' }), DATABASE_OWNER_URL: OWNER }
  const found = await databaseFindings({ place: 'cloud', env, migrations: MIGRATIONS, plainAllowed: false })
  expect(found.filter(({ ok }) => !ok).map(({ said }) => said)).toEqual(['连不上：角色或口令不对'])
  expect(JSON.stringify(found)).not.toContain('hunter2')
})
