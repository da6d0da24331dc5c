import type { PlanFault } from '#core/plan/parse/faults'
import type { Plan } from '#core/plan/plan'
import type { Caller } from '../_shared/endpoint/caller'
import type { Tx } from '../_shared/store/store'

/** Exceptions (调整) name people and units as the roster does: who is not there, or there twice, has none. */
export async function rosterWarnings(tx: Tx, caller: Caller, plan: Plan): Promise<PlanFault[]> {
  const names = [...new Set(plan.adjustments.map(({ subject }) => subject))]
  if (names.length === 0) return []
  const of = (table: 'person' | 'orgUnit') =>
    tx
      .selectFrom(table)
      .select('name')
      .where('districtId', '=', caller.districtId)
      .where('schoolId', '=', caller.schoolId)
      .where('name', 'in', names)
      .execute()
  const known = [...(await of('person')), ...(await of('orgUnit'))]
  return plan.adjustments.flatMap(({ subject }, index) => {
    const times = known.filter(({ name }) => name === subject).length
    if (times === 1) return []
    const place = { sheet: '调整', row: index + 2, line: null, column: '对象', found: subject }
    const fault =
      times === 0
        ? `名册里没有「${subject}」，这条调整对谁都不起作用。`
        : `名册里有 ${times} 个「${subject}」，分不清是哪一个，这条调整对谁都不起作用。`
    const remedy =
      times === 0
        ? '请核对姓名或单位名称，和名册里写得一样。'
        : '请先在名册里把他们的名字区分开，例如加上学科。'
    return [{ ...place, fault, remedy, severity: 'warning' as const }]
  })
}
