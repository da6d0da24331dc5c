import { POSTS } from '#core/org/post'
import { operation } from '../_shared/endpoint/operation'
import { ownPlaces } from '../session/places'
import { ownWays } from './own-ways'

export const show = operation('account.show', async (_, context) => {
  const { login, passwordHash, wechat } = await ownWays(context.tx)
  const places = (await ownPlaces(context)).map(({ accountId, school, posts, current }) => ({
    accountId,
    school,
    posts: posts.flatMap((post) => POSTS[post] ?? []).join('、'),
    current,
  }))
  return { login, password: passwordHash !== null, wechat, places }
})
