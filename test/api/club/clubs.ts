import { uuidv7 } from 'uuidv7'
import type { Input } from '#core/contract/contract'
import type { PersonKey } from '../school/cast'
import type { TestSchool } from '../school/test-school'

type Form = Input<'club.save'>['club']
type Session = Extract<Input<'record.submit'>['content'], { kind: 'clubSession' }>['payload']

/** The robot club: Xu's, on Tuesdays at 16:10, of 20 children, since the first day of term. */
export function clubForm(school: TestSchool, changes: Partial<Form> = {}): Form {
  return {
    name: '机器人社',
    category: '科技',
    about: '拼装与编程',
    meetings: [{ weekday: 2, period: null, startsAt: '16:10', endsAt: '17:00' }],
    meetingsFrom: null,
    place: '科学教室',
    capacity: 30,
    enrolled: 20,
    instructorIds: [school.people.xu],
    rollOptIn: false,
    rollBecause: '',
    termIds: [school.termId],
    from: '2026-09-01',
    ...changes,
  }
}

export async function found(school: TestSchool, changes: Partial<Form> = {}): Promise<string> {
  const id = uuidv7()
  await school.call('wu', 'club.save', { id, revision: null, club: clubForm(school, changes) })
  return id
}

/** A session on Tuesday 2026-11-17 (week 12) with 18 children there. */
export function session(clubId: string, changes: Partial<Session> = {}): Input<'record.submit'> {
  return {
    id: uuidv7(),
    content: { kind: 'clubSession', payload: { on: '2026-11-17', clubId, headcount: 18, ...changes } },
  }
}

export async function held(
  school: TestSchool,
  who: PersonKey,
  clubId: string,
  changes: Partial<Session> = {},
): Promise<string> {
  const submission = session(clubId, changes)
  await school.call(who, 'record.submit', submission)
  return submission.id
}
