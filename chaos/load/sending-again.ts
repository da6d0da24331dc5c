import { Broken } from '../broken'
import type { Act } from './person'

/** As after an outage: everything that one ever handed in once more, all at once. Each is answered as what it has become since. */
export const sendAllAgain: Act = async ({ who, client, book }) => {
  await Promise.all(
    book.ofAuthor(who).map(async ({ id, said, handedIn: content }) => {
      const before = Math.max(...said.map(({ revision }) => revision))
      const answer = await client.ask(who, 'record.submit', { id, content })
      if (!answer.ok) throw new Broken('a submission may be sent again', `${id}: ${answer.problem.code}`)
      const { revision, hash } = answer.data
      const known = said.find((each) => each.revision === revision)
      if (revision < before || (known && known.hash !== hash))
        throw new Broken('a submission may be sent again', `${id} at ${revision} of ${before}, hash ${hash}`)
    }),
  )
}
