import type { TestSchool } from './test-school'

/**
 * How many rows each table holds of the school's district: equal counts before and after mean that nothing was written.
 * Without the journal's chain, which a sealing may lengthen at any time.
 */
export async function tableCounts(school: TestSchool): Promise<Record<string, number>> {
  const tables = await school.rows<{ name: string }>(
    `select table_name as name from information_schema.columns
      where table_schema = 'youju' and column_name = 'district_id'
        and table_name not in ('journal_link', 'journal_head') order by table_name`,
  )
  const counts = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*)::int as count from youju.${name} where district_id = $1`,
  )
  const rows = await school.rows<{ name: string; count: number }>(counts.join(' union all '), [
    school.districtId,
  ])
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]))
}
