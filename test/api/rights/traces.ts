import type { TestSchool } from '../school/test-school'

/** Of each table of some districts how many rows there are and which transactions wrote them: equal, nothing was written. */
export async function traces(...schools: readonly TestSchool[]): Promise<Record<string, string>> {
  const [school] = schools
  if (!school) return {}
  const tables = await school.rows<{ name: string }>(
    `select table_name as name from information_schema.columns
      where table_schema = 'youju' and column_name = 'district_id' order by table_name`,
  )
  const each = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*) || '/' || coalesce(sum(xmin::text::bigint), 0) as trace
         from youju.${name} where district_id = any ($1::uuid[])`,
  )
  const rows = await school.rows<{ name: string; trace: string }>(each.join(' union all '), [
    schools.map(({ districtId }) => districtId),
  ])
  return Object.fromEntries(rows.map(({ name, trace }) => [name, trace]))
}
