import { grouped } from '../grouped'
import type { Invariant } from './invariant'

/** What is there was acknowledged, and no fact is there under two ids. Counted from the rows, not from the keys kept beside. */
export const once: Invariant = {
  name: 'nothing is doubled',
  async broken({ school, book, rows }) {
    const kept = await rows<{ id: string; fact: string }>(
      `select id, state, concat_ws(' ', kind, author_id, happened_on, payload ->> 'periods', payload ->> 'groupId', payload ->> 'clubId') as fact
         from youju.record where school_id = $1`,
      [school.key.schoolId],
    )
    const living = grouped(
      kept.filter((row) => 'state' in row && row.state !== 'withdrawn'),
      ({ fact }) => fact,
    )
    const people = await rows<{ id: string; name: string }>(
      `select id, name from youju.person where school_id = $1
       union all select id, name from youju.org_unit where school_id = $1 and kind = 'club'`,
      [school.key.schoolId],
    )
    const versions = await rows<{ version: number }>(
      'select version from youju.plan_version where school_id = $1',
      [school.key.schoolId],
    )
    return [
      ...kept.filter(({ id }) => !book.records.has(id)).map(({ id }) => `${id} was never acknowledged`),
      ...[...living]
        .filter(([, same]) => same.length > 1)
        .map(([fact, same]) => `${fact} stands ${same.length} times`),
      ...book.things
        .filter(({ what }) => what !== 'draft')
        .flatMap(({ id, name }) => {
          const found = people.filter((row) => row.name === name)
          return found.length === 1 && found[0]?.id === id ? [] : [`${name} is there ${found.length} times`]
        }),
      // The first version came with the school.
      ...(versions.length === book.published.size + 1
        ? []
        : [`${versions.length - 1} versions of the plan, published were ${book.published.size}`]),
    ]
  },
}
