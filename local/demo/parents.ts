import { randomBytes } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { addDays } from '#core/calendar/civil-date'
import type { Input, OperationName, Output } from '#core/contract/contract'
import { holdsOn } from '#core/org/person'
import { answer } from '../../cloudfunctions/_shared/endpoint/answer'
import type { Deployment } from '../../cloudfunctions/_shared/endpoint/deployment'
import type { Database } from '../../cloudfunctions/_shared/store/store'
import { instantAt } from './school/moment'
import type { Person } from './school/person'
import type { DemoSchool } from './school/school'
import { closeSessions, openSessions, type Sessions } from './sessions'
import { SUGGESTIONS, WAITING_PARENTS } from './texts/suggestions'

/**
 * What the history cannot tell beforehand, for the answers name things that the server makes: a class's code with parents
 * who wait, and suggestions with their answers.
 */
export async function tellOfParents(db: Database, school: DemoSchool, deployment: Deployment): Promise<void> {
  const { cast, today } = school
  const schoolClass = classToJoin(school)
  const people = [cast.teacher, cast.parent, cast.director, schoolClass.teacher]
  const sessions = await openSessions(db, school, [...new Set(people.map(({ id }) => id))])
  const call = callsOf(school, sessions, deployment)
  const yesterday = addDays(today, -1)

  const lastOn = school.calendar.term.endOn
  const at = instantAt(yesterday, '17:20')
  const code = await call('parent.openCode', { classId: schoolClass.id, lastOn }, at, schoolClass.teacher)
  for (const [index, name] of WAITING_PARENTS.entries()) {
    // Nobody signs in as them: only who admits them is seen.
    const password = randomBytes(24).toString('base64url')
    const way = { way: 'password', login: `parent-${uuidv7()}`, password } as const
    const evening = instantAt(yesterday, '19:05', 40 * index)
    await call('session.joinClass', { code: code.code, name, with: way }, evening)
  }

  for (const { from, answer: words, ...said } of SUGGESTIONS) {
    const written = instantAt(addDays(yesterday, -2), '12:40')
    await call('suggestion.submit', { id: uuidv7(), to: 'school', ...said }, written, cast[from])
    if (words === null) continue
    const answered = instantAt(yesterday, '16:10')
    const { items } = await call('suggestion.list', { whose: 'toAnswer' }, answered, cast.director)
    const id = items.find(({ text }) => text === said.text)?.id
    if (id) await call('suggestion.answer', { id, text: words }, answered, cast.director)
  }
  await closeSessions(db, sessions)
}

/** The class of the teacher whom a visitor can be, where there is one; else that of the visitor who is a parent. */
function classToJoin({ cast, staff, today }: DemoSchool): { id: string; teacher: Person } {
  const classOf = (person: Person) =>
    person.appointments.find((held) => held.post === 'classTeacher' && holdsOn(held, today))?.unitId
  const own = classOf(cast.teacher)
  if (own !== undefined) return { id: own, teacher: cast.teacher }
  const id = cast.parent.appointments[0]?.unitId ?? ''
  return { id, teacher: staff.find((person) => classOf(person) === id) ?? cast.clerk }
}

type Call = <N extends OperationName>(
  operation: N,
  input: Input<N>,
  at: number,
  by?: Person,
) => Promise<Output<N>>

/** Calls in people's names at their moments, through the same door as everybody's. */
function callsOf({ units }: DemoSchool, sessions: Sessions, deployment: Deployment): Call {
  return async (operation, input, at, by) => {
    const sessionId = (by && sessions.get(by.id)) ?? ''
    const claims = { districtId: units.district.id, sessionId }
    const token = by && (await deployment.tokens.issue(claims, at)).token
    const call = { operation, input, token, openId: undefined, requestId: 'demo' }
    const { body } = await answer(call, { ...deployment, clock: () => at })
    if (!body.ok) throw new Error(`${operation}: ${JSON.stringify(body.problem)}`)
    return body.data as Output<typeof operation>
  }
}
