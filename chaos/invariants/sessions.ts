import { Random } from '../../local/demo/school/random'
import { PERSON_KEYS } from '../../test/api/school/cast'
import { Client } from '../load/client'
import type { Invariant } from './invariant'

/** Whoever was not told to end is still there. */
export const alive: Invariant = {
  name: 'a host lives through what it did not do',
  async broken({ school }) {
    return school.stage.hosts.filter(({ gaveUp }) => gaveUp).map((host) => host.lastWords())
  },
}

export const sessions: Invariant = {
  name: 'sessions stay good',
  async broken({ school, book }) {
    const client = new Client(school, book, new Random(2))
    const wrong: string[] = []
    for (const who of PERSON_KEYS) {
      const answered = await client.ask(who, 'session.me', {})
      if (!answered.ok) wrong.push(`${who}: ${answered.problem.code}`)
      else if (answered.data.person.id !== school.ids.people[who])
        wrong.push(`${who} is taken for somebody else`)
    }
    return wrong
  },
}
