import { uuidv7 } from 'uuidv7'
import type { Input } from '#core/contract/contract'
import type { Post } from '#core/org/post'
import type { PersonKey, UnitKey } from '../school/cast'
import type { TestSchool } from '../school/test-school'

export type Publication = Input<'notice.publish'>
export type Address = readonly [who: 'staff' | 'parents', unit: UnitKey, post?: Post]

export function to(school: TestSchool, ...audience: readonly Address[]): Publication['audience'] {
  return audience.map(([who, unit, post]) => {
    const unitId = school.units[unit]
    return post === undefined ? { who, unitId } : { who: 'staff' as const, unitId, post }
  })
}

export function notice(
  school: TestSchool,
  audience: readonly Address[],
  changes: Partial<Publication> = {},
): Publication {
  return {
    ...{ id: uuidv7(), title: '期中家长会', text: '周五下午两点，各班教室。' },
    audience: to(school, ...audience),
    ...changes,
  }
}

/** Out at once, by the director unless somebody else writes it. */
export async function published(
  school: TestSchool,
  audience: readonly Address[],
  changes: Partial<Publication> = {},
  by: PersonKey = 'qian',
): Promise<string> {
  const publication = notice(school, audience, changes)
  await school.call(by, 'notice.publish', publication)
  return publication.id
}

/** Whether somebody may open it, which for what is out and not over is whether it is in their list. */
export async function opens(school: TestSchool, who: PersonKey, id: string): Promise<boolean> {
  return (await school.ask(who, 'notice.read', { id })).body.ok
}

export async function lists(
  school: TestSchool,
  who: PersonKey,
  id: string,
  show: 'all' | 'unread' | 'unfinished' = 'all',
): Promise<boolean> {
  const { notices } = await school.call(who, 'notice.list', { show })
  return notices.items.some((item) => item.id === id)
}

export async function switchSetting(school: TestSchool, key: string, on: boolean): Promise<void> {
  await school.rows(
    `insert into youju.setting (district_id, school_id, key, is_on, reason, changed_by, changed_at)
     values ($1, $2, $3, $4, '先审后发', $5, now())
     on conflict (district_id, school_id, key) do update set is_on = $4`,
    [school.districtId, school.id, key, on, school.people.zhou],
  )
}

/** A parent of another class, from now on; Wang of the staff can be one too. */
export async function admit(school: TestSchool, who: PersonKey, unit: UnitKey, name: string): Promise<void> {
  await school.rows(
    `insert into youju.guardianship (district_id, id, school_id, person_id, class_id, name, state, asked_at)
     values ($1, $2, $3, $4, $5, $6, 'joined', '2026-09-01') on conflict do nothing`,
    [school.districtId, uuidv7(), school.id, school.people[who], school.units[unit], name],
  )
}

export async function letGo(school: TestSchool, who: PersonKey, unit: UnitKey): Promise<void> {
  await school.rows(
    `update youju.guardianship set state = 'left' where person_id = $1 and class_id = $2 and state = 'joined'`,
    [school.people[who], school.units[unit]],
  )
}
