import { Broken } from '../broken'
import { type Act, markOf, newId, submit } from './person'

/** The clerk founds a club for Xu. */
export const foundClub: Act = async ({ who, school, client, book, random }) => {
  const [id, name] = [newId(), `社团${markOf(random)}`]
  const { people, termId } = school.ids
  await client.get(who, 'club.save', {
    id,
    revision: null,
    club: {
      ...{ name, category: '科技', about: '拼装与编程', place: '科学教室', capacity: 30, enrolled: 20 },
      meetings: [{ weekday: 2, period: null, startsAt: '16:10', endsAt: '17:00' }],
      ...{ meetingsFrom: null, instructorIds: [people.xu], rollOptIn: false, rollBecause: '' },
      ...{ termIds: [termId], from: '2026-09-01' },
    },
  })
  book.things.push({ what: 'club', id, name })
}

/** Its session of Tuesday; one a club. */
export const holdClub: Act = async (person) => {
  const { book, random } = person
  const clubs = book.things.filter(({ what }) => what === 'club')
  const free = clubs.filter(({ id }) => !book.ofAuthor('xu').some(({ fact }) => fact === `club ${id}`))
  if (free.length === 0) return
  const { id: clubId } = random.pick(free)
  const mark = markOf(random)
  const payload = { on: '2026-11-17', clubId, headcount: random.between(5, 20), highlights: mark }
  const known = { id: newId(), kind: 'clubSession' as const, fact: `club ${clubId}` }
  const kept = await submit(person, known, { kind: 'clubSession', payload }, mark)
  if (!kept) throw new Broken('what is right is not refused', `${known.fact}: ${book.refused.get(known.id)}`)
}
