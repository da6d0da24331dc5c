import { DELETED, DELETED_KINDS } from '#core/privacy/retention'
import { NOBODY, schoolsIn } from '../../cloudfunctions/_shared/jobs/as-office'
import { retainSchool } from '../../cloudfunctions/_shared/store/retention'
import type { Database } from '../../cloudfunctions/_shared/store/store'

/** Deletes in every school what is kept beyond its time, and says how many of each. */
export async function retain(db: Database): Promise<boolean> {
  for (const school of await schoolsIn(db)) {
    const deleted = await db.transaction().execute((tx) => retainSchool(tx, school, NOBODY, Date.now()))
    const told = DELETED_KINDS.filter((kind) => deleted[kind] > 0).map(
      (kind) => `${DELETED[kind].label} ${deleted[kind]} 条`,
    )
    console.log(`${school.name}：${told.length === 0 ? '没有到期的内容' : `删除了${told.join('、')}`}`)
  }
  return true
}
