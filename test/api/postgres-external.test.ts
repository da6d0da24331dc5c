import type pg from 'pg'
import { describe, expect, it } from 'vitest'
import { connectExternal, usesExternalDatabase } from '../../local/postgres/external'
import { ask, postgresBench, serverPid } from './postgres-bench'

const addressOf = ({ user, password, host, database }: pg.ClientConfig) =>
  `postgres://${user}:${password}@localhost/${database}?host=${encodeURIComponent(host ?? '')}`

describe('a database of one’s own', () => {
  const bench = postgresBench()

  it('is used exactly when DATABASE_URL names one', () => {
    expect(usesExternalDatabase({ DATABASE_URL: 'postgres://a@b/c' })).toBe(true)
    expect(usesExternalDatabase({ DATABASE_URL: '' })).toBe(false)
    expect(usesExternalDatabase({})).toBe(false)
  })

  it('serves with one role and migrates with the other, and is never stopped by us', async () => {
    const { app, owner } = await bench.start(bench.usedFolder())
    const said: string[] = []
    const external = await connectExternal((line) => said.push(line), {
      DATABASE_URL: addressOf(app),
      DATABASE_OWNER_URL: addressOf(owner),
    })
    await external.stop()
    expect(await ask(external.app, 'select current_user::text as me')).toEqual([{ me: 'youju_app' }])
    expect(await ask(external.owner, 'select current_user::text as me')).toEqual([{ me: 'youju_owner' }])
    expect([external.app.user, external.owner.user]).toEqual(['youju_app', 'youju_owner'])
    expect(said).toEqual([])
  })

  it('warns about a role that row security does not bind', async () => {
    const { admin } = await bench.start(bench.usedFolder())
    const said: string[] = []
    await connectExternal((line) => said.push(line), { DATABASE_URL: addressOf(admin) })
    expect(said.join()).toContain('youju_admin 权限过大')
  })

  it('refuses a wrong password without repeating it', async () => {
    const { app } = await bench.start(bench.usedFolder())
    const attempt = connectExternal(() => undefined, {
      DATABASE_URL: addressOf({ ...app, password: 'guess' }),
    })
    await expect(attempt).rejects.toMatchObject({
      code: 'externalRefused',
      message: expect.not.stringContaining('guess'),
    })
  })

  it('is waited for while it is starting, and that is said once', async () => {
    const folder = bench.usedFolder()
    const { app } = await bench.start(folder)
    process.kill(serverPid(folder), 'SIGKILL')
    const said: string[] = []
    const url = { DATABASE_URL: addressOf(app) }
    const external = await connectExternal((line) => said.push(line), url, 30_000)
    expect(await ask(external.app, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(said.filter((line) => line.includes('可能正在启动')).length).toBeLessThanOrEqual(1)
  })

  it('says so when nobody answers', async () => {
    const attempt = connectExternal(() => undefined, { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c' })
    await expect(attempt).rejects.toMatchObject({
      code: 'externalUnreachable',
      message: expect.stringContaining('127.0.0.1:1/c'),
    })
  })
})
