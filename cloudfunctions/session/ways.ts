import { sql } from 'kysely'
import { publicOperation } from '../_shared/endpoint/operation'

export const ways = publicOperation('session.ways', async (_, { db, platform }) => {
  const wechat = platform.wechatUser !== null || platform.vouchesForCaller
  if (!platform.demo) return { password: true, wechat, demo: [] }
  const { rows } = await sql<{
    logins: { key: string; name: string; hint: string }[]
  }>`select youju.demo_logins() as logins`.execute(db)
  const demo = (rows[0]?.logins ?? []).map(({ key, name, hint }) => {
    const [post = '', ...rest] = hint.split('：')
    return { key, name, post, hint: rest.join('：') }
  })
  return { password: true, wechat, demo }
})
