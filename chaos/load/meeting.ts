import { Broken } from '../broken'
import { type Act, markOf, newId, submit } from './person'

const MARKS = ['present', 'late', 'absent'] as const

/** A session of one's own group, with a mark for everybody: on one day one of them is kept. */
export const meet: Act = async (person) => {
  const { who, school, book, random } = person
  const { units, people } = school.ids
  const [groupId, members] =
    who === 'sun'
      ? ([units.maths, [people.sun, people.li, people.he]] as const)
      : ([units.chinese, [people.chen, people.wang, people.xu]] as const)
  const days = ['2026-11-12', '2026-11-13', '2026-11-16', '2026-11-17']
  const free = days.filter((on) => !book.ofAuthor(who).some(({ fact }) => fact === `${who} meets ${on}`))
  const [on] = free
  if (on === undefined) return
  const mark = markOf(random)
  const attendance = members.map((personId) => ({ personId, mark: random.pick(MARKS) }))
  const payload = { on, groupId, theme: '大单元备课', movedBecause: '运动会', note: mark, attendance }
  const known = { id: newId(), kind: 'research' as const, fact: `${who} meets ${on}` }
  const kept = await submit(person, known, { kind: 'research', payload }, mark)
  if (!kept) throw new Broken('what is right is not refused', `${known.fact}: ${book.refused.get(known.id)}`)
}
