import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { POSTS } from '#core/org/post'
import { PRIVACY_VERSION } from '#core/privacy/version'
import type { Tx } from '../../cloudfunctions/_shared/store/store'
import { hashPassword } from '../../cloudfunctions/session/password'
import type { DemoSchool } from './school/school'

export const DEMO_PASSWORD = 'youju-demo'

/** Who a visitor can be; on a PC with the login and the password, else with one tap on the key. */
export const DEMO_LOGINS = [
  { key: 'teacher', login: 'teacher', post: POSTS.teacher, hint: '听课进度落后一点，记一节试试' },
  { key: 'groupLead', login: 'lead', post: POSTS.groupLead, hint: '看本组进度，组里有一位老师需要提醒' },
  { key: 'director', login: 'director', post: POSTS.director, hint: '核准补录、抽查退回、发布公告' },
  { key: 'principal', login: 'principal', post: POSTS.principal, hint: '一屏看本周各项承诺完成得怎样' },
  { key: 'clerk', login: 'clerk', post: POSTS.clerk, hint: '看全校进度和要补的资料' },
  { key: 'officer', login: 'officer', post: POSTS.officer, hint: '看各校进度，受理学校上报的材料' },
  { key: 'parent', login: 'parent', post: POSTS.parent, hint: '只看得到发给自己班级、年级和全校的公告' },
] as const

export type DemoKey = (typeof DEMO_LOGINS)[number]['key']

export async function openAccounts(tx: Tx, { units, cast, officer }: DemoSchool): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  for (const { key, login, post, hint } of DEMO_LOGINS) {
    const [person, place] = key === 'officer' ? [officer, units.district] : [cast[key], units.school]
    await sql`
      insert into youju.account (district_id, id, person_id, school_id, login, password_hash, demo_key, demo_hint)
      values (${units.district.id}, ${uuidv7()}, ${person.id}, ${place.id}, ${login}, ${passwordHash}, ${key},
              ${`${post}：${hint}`})`.execute(tx)
    // Invented people have nothing to agree to, and visitors would be asked in their place.
    await sql`
      insert into youju.consent (district_id, person_id, school_id, version, agreed_at)
      values (${units.district.id}, ${person.id}, ${place.id}, ${PRIVACY_VERSION}, now())`.execute(tx)
  }
}
