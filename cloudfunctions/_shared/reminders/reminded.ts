import { sql } from 'kysely'
import type { CivilDate } from '#core/calendar/civil-date'
import type { UnitKind } from '#core/org/person'
import { ABSENCES, POSTS, type Post } from '#core/org/post'
import type { Reminded } from '#core/reminder/at-hand'
import { rolesOf } from '#core/rights/role'
import type { SchoolKey } from '../store/school-key'
import type { Tx } from '../store/store'

interface Held {
  readonly personId: string
  readonly post: string
  readonly unitId: string
  readonly unitName: string
  readonly unitKind: UnitKind
  readonly own: boolean
}

/**
 * Everybody of a school who is reminded: who is in post, or a parent, and has some way in. Posts of others that somebody
 * acts in count as in `youju.enter`; who is on long leave is left alone, but as a parent.
 */
export async function loadReminded(tx: Tx, school: SchoolKey, today: CivilDate): Promise<Reminded[]> {
  const held = new Map<string, Held[]>()
  for (const row of await heldBy(tx, school, today)) {
    const rows = held.get(row.personId) ?? []
    rows.push(row)
    held.set(row.personId, rows)
  }
  const isOffice = school.schoolId === school.districtId
  return [...held].flatMap(([personId, all]) => {
    const posts = heldToday(all).filter(({ post }) => post !== 'officer' || isOffice)
    return posts.length === 0 ? [] : [{ personId, posts, roles: rolesOf(posts.map(({ post }) => post)) }]
  })
}

type HeldPost = Held & { readonly post: Post }

function heldToday(all: readonly Held[]): HeldPost[] {
  const posts = all.filter((held): held is HeldPost => held.post in POSTS)
  const isAway = all.some(({ post, own }) => own && post in ABSENCES)
  const isInPost = posts.some(({ post, own }) => own && post !== 'parent')
  return isInPost && !isAway ? posts : posts.filter(({ post }) => post === 'parent')
}

async function heldBy(tx: Tx, { districtId, schoolId }: SchoolKey, today: CivilDate): Promise<Held[]> {
  const { rows } = await sql<Held>`
    with held as (
      select a.person_id, a.unit_id, a.post, true as own
        from youju.appointment a
       where a.district_id = ${districtId}::uuid and a.school_id = ${schoolId}::uuid
         and a.from_on <= ${today}::date and (a.to_on is null or ${today}::date <= a.to_on)
      union all
      select d.taker_id, a.unit_id, a.post, false
        from youju.delegation d
        join youju.appointment a on a.district_id = d.district_id and a.person_id = d.giver_id and a.post = d.post
             and a.school_id = d.school_id and a.from_on <= ${today}::date and (a.to_on is null or ${today}::date <= a.to_on)
       where d.district_id = ${districtId}::uuid and d.school_id = ${schoolId}::uuid and d.ended_at is null
         and ${today}::date between d.from_on and d.to_on
      union all
      select g.person_id, g.class_id, 'parent', true
        from youju.guardianship g
       where g.district_id = ${districtId}::uuid and g.school_id = ${schoolId}::uuid and g.state = 'joined'
    ), entering as (
      select a.person_id from youju.account a
       where a.district_id = ${districtId}::uuid and a.school_id = ${schoolId}::uuid
         and (a.demo_key is not null
              or exists (select from youju.account w
                          where w.identity_id = a.identity_id
                            and (w.wechat_openid is not null or w.login is not null and w.password_hash is not null)))
    )
    select h.person_id, h.unit_id, h.post, h.own, u.name as unit_name, u.kind as unit_kind
      from held h
      join youju.org_unit u on u.district_id = ${districtId}::uuid and u.id = h.unit_id
       and (h.post <> 'parent' or (u.from_on is null or u.from_on <= ${today}::date) and (u.to_on is null or ${today}::date <= u.to_on))
      join youju.person p on p.district_id = ${districtId}::uuid and p.id = h.person_id
     where h.person_id in (select person_id from entering)
     order by p.kind desc, p.position, p.id, h.own desc, h.unit_id, h.post`.execute(tx)
  return rows
}
