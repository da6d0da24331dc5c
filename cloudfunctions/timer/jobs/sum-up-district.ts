import { sql } from 'kysely'
import { rightsOf } from '#core/rights/rights'
import { rolesOf } from '#core/rights/role'
import { officeContext } from '../../_shared/jobs/as-office'
import type { Job } from '../../_shared/jobs/job'
import { daily } from '../../_shared/jobs/times'
import { districtPage } from '../../standing/district'

/**
 * What a county may know of a district, kept ready for it: a county asks many databases, and none of them should have to work for it.
 * The sums are those that the district's office sees, with what is kept back there kept back here.
 */
export const sumUpDistrict: Job = {
  name: 'district.sum',
  lastDue: daily('05:30'),
  atFirst: 'run',
  async run(tx, school, context) {
    const { districtId, schoolId } = school
    if (schoolId !== districtId) return
    const office = await officeContext(tx, school, context)
    const roles = rolesOf(['officer'])
    const page = await districtPage(
      {},
      { ...office, caller: { ...office.caller, roles, rights: rightsOf(roles) } },
    )
    const promises = page.rules.map(({ rule, total }) => ({
      rule: rule.id,
      name: rule.name,
      numerator: total.numerator,
      denominator: total.denominator,
      schools: total.schools,
    }))
    await sql`
      insert into youju.district_summary as kept (district_id, name, schools, staff, records, on_date, made_at, promises)
      select u.id, u.name, ${page.schools.length}::int,
             (select count(*) from youju.person p where p.district_id = u.id and p.kind = 'staff' and p.school_id <> u.id),
             (select count(*) from youju.record r where r.district_id = u.id),
             ${page.asOf.date}::date, ${new Date(context.now)}::timestamptz, ${JSON.stringify(promises)}::jsonb
        from youju.org_unit u where u.district_id = ${districtId}::uuid and u.id = ${districtId}::uuid
      on conflict (district_id) do update set name = excluded.name, schools = excluded.schools, staff = excluded.staff,
        records = excluded.records, on_date = excluded.on_date, made_at = excluded.made_at, promises = excluded.promises`.execute(
      tx,
    )
  },
}
