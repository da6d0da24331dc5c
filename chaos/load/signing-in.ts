import { Broken } from '../broken'
import type { Act, Person } from './person'

const refreshTokens = new WeakMap<Person['school'], string>()

/**
 * Signs in by WeChat, and renews the session again and again: a reply that was lost is asked for with the token that it
 * replaced, which is good for two minutes.
 */
export const renewSession: Act = async ({ who, school, client }) => {
  const refreshToken = refreshTokens.get(school)
  if (refreshToken === undefined) {
    for (let tries = 0; tries < 20; tries += 1) {
      const code = school.stage.wechat.codeOf(`openid-${school.ids.people[who]}`)
      const opened = await client.ask(null, 'session.open', { way: 'wechat', code })
      if (opened.ok) {
        refreshTokens.set(school, opened.data.refreshToken)
        return
      }
      // WeChat knows each code once: where the reply was lost it takes another.
    }
    throw new Broken('sessions stay good', 'nobody could sign in')
  }
  const renewed = await client.ask(null, 'session.renew', { refreshToken })
  if (!renewed.ok) throw new Broken('sessions stay good', `renewal: ${renewed.problem.code}`)
  refreshTokens.set(school, renewed.data.refreshToken)
}
