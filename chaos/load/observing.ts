import type { Input } from '../../core/contract/contract'
import type { PersonKey } from '../../test/api/school/cast'
import { Broken } from '../broken'
import type { Known } from './book'
import { type Act, markOf, newId, ownRecords, type Person, submit } from './person'

type Observation = Extract<Input<'record.submit'>['content'], { kind: 'observation' }>

const FREE = ['2026-11-12', '2026-11-13', '2026-11-16', '2026-11-17']
/** Handed in after the free days: they wait for a decision. */
const LATE = ['2026-11-04', '2026-11-05', '2026-11-06']

interface Place {
  readonly on: string
  readonly period: number
}

function contentOf({ school, who }: Person, { on, period }: Place, mark: string): Observation {
  const { people, units } = school.ids
  const payload = {
    on,
    periods: [period],
    mode: 'live' as const,
    hostSchool: '',
    classId: who === 'li' ? units.class2 : units.class1,
    className: '',
    teacherId: who === 'li' ? people.wang : people.li,
    teacherName: '',
    subject: '数学',
    topic: '分数的初步认识',
    lessonType: '随堂课',
    note: mark,
  }
  return { kind: 'observation', payload }
}

const factOf = (who: PersonKey, { on, period }: Place) => `${who} ${on} ${period}`

function freePlace({ who, book, random }: Person): Place | undefined {
  const taken = new Set(book.ofAuthor(who).map(({ fact }) => fact))
  const days = random.chance(0.12) ? LATE : FREE
  const places = days.flatMap((on) => [1, 2, 3, 4, 5, 6].map((period) => ({ on, period })))
  const free = places.filter((place) => !taken.has(factOf(who, place)))
  return free.length === 0 ? undefined : random.pick(free)
}

export const observe: Act = async (person) => {
  const place = freePlace(person)
  if (!place) return
  const { who, random } = person
  const mark = markOf(random)
  const known = { id: newId(), kind: 'observation' as const, fact: factOf(who, place) }
  const kept = await submit(person, known, contentOf(person, place, mark), mark)
  if (!kept)
    throw new Broken('what is right is not refused', `${known.fact}: ${person.book.refused.get(known.id)}`)
}

/** The same period of the same day under another id, while the first may be on its way: one of them is kept. */
export const observeUnderTwoIds: Act = async (person) => {
  const place = freePlace(person)
  if (!place) return
  const fact = factOf(person.who, place)
  const both = [0, 1].map(() => {
    const mark = markOf(person.random)
    return submit(person, { id: newId(), kind: 'observation', fact }, contentOf(person, place, mark), mark)
  })
  const kept = (await Promise.all(both)).filter((known) => known !== undefined)
  if (kept.length !== 1)
    throw new Broken('one fact is one record', `${fact} under two ids was kept ${kept.length} times`)
}

/** The period of a record: it stays, only the words are others. */
function placeOf({ fact }: Known): Place {
  const [, on = '', period = ''] = fact.split(' ')
  return { on, period: Number(period) }
}

export const correct: Act = async (person) => {
  const { who, client, book, random } = person
  const mine = ownRecords(person).filter(({ kind }) => kind === 'observation')
  if (mine.length === 0) return observe(person)
  const known = random.pick(mine)
  const revision = Math.max(...known.said.map((each) => each.revision))
  const mark = markOf(random)
  const content = contentOf(person, placeOf(known), mark)
  const once = () => client.ask(who, 'record.correct', { id: known.id, revision, content })
  for (const answer of await Promise.all(random.chance(0.25) ? [once(), once()] : [once()])) {
    if (answer.ok) book.acknowledge(known, answer.data, mark)
    else if (!known.shared)
      throw new Broken('a correction may be asked again', `${known.id}: ${answer.problem.code}`)
  }
}

export const withdraw: Act = async (person) => {
  const { who, client, book, random } = person
  const mine = ownRecords(person).filter(({ kind }) => kind === 'observation')
  if (mine.length === 0) return observe(person)
  const known = random.pick(mine)
  const revision = Math.max(...known.said.map((each) => each.revision))
  const answer = await client.ask(who, 'record.withdraw', { id: known.id, revision, reason: '记错了' })
  if (answer.ok) book.acknowledge(known, answer.data, null)
  else if (!known.shared)
    throw new Broken('a withdrawal may be asked again', `${known.id}: ${answer.problem.code}`)
}

/** What was acknowledged is there at once, on whatever host one looks. */
export const lookAtOwn: Act = async (person) => {
  const { who, client, random } = person
  const mine = ownRecords(person)
  if (mine.length === 0) return observe(person)
  const known = random.pick(mine)
  const said = known.said.reduce((last, each) => (each.revision > last.revision ? each : last))
  const shown = await client.get(who, 'record.show', { id: known.id })
  const { revision, content } = shown
  if (known.shared) return
  if (revision !== said.revision)
    throw new Broken('one reads what one wrote', `${known.id} at ${revision}, not ${said.revision}`)
  if (said.mark !== null && !JSON.stringify(content).includes(said.mark))
    throw new Broken('one reads what one wrote', `${known.id} without the words of ${said.revision}`)
}

/** What one's own standing says is what was acknowledged, no more and no less: no cache is behind. */
export const lookAtStanding: Act = async (person) => {
  const { who, client, book } = person
  const mine = book.ofAuthor(who).filter(({ kind }) => kind === 'observation')
  if (mine.some(({ shared }) => shared)) return
  const counted = mine.filter(({ state }) => state === 'counted').length
  const { promises } = await client.get(who, 'standing.mine', {})
  // Somebody may have given one back meanwhile.
  if (mine.some(({ shared }) => shared)) return
  const told = Math.max(
    ...promises.filter(({ rule }) => /^TK[345]$/.test(rule.id)).map(({ standing }) => standing.done),
  )
  if (told !== counted)
    throw new Broken(
      'a standing is of what was acknowledged',
      `${who} has ${counted}, the standing says ${told}`,
    )
}
