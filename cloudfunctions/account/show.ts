import { POSTS, type Post } from '#core/org/post'
import { operation } from '../_shared/endpoint/operation'
import { ownPlaces } from '../session/places'
import { ownWays } from './own-ways'

const ORDER = Object.keys(POSTS) as Post[]

export const show = operation('account.show', async (_, context) => {
  const { login, passwordHash, wechat } = await ownWays(context.tx)
  const places = (await ownPlaces(context)).map(({ accountId, school, posts, current }) => ({
    accountId,
    school,
    posts: ORDER.filter((post) => posts.includes(post))
      .map((post) => POSTS[post])
      .join('、'),
    current,
  }))
  return { login, password: passwordHash !== null, wechat, places }
})
