import { schoolsIn } from '../../cloudfunctions/_shared/jobs/as-office'
import { type Difference, recountAndMend, recountSchool } from '../../cloudfunctions/_shared/store/recount'
import type { Database } from '../../cloudfunctions/_shared/store/store'

const SHOWN = 20

/** Counts every school again from its records; true when what is kept is the same, or was put right because that was asked for. */
export async function recount(db: Database, mend: boolean): Promise<boolean> {
  let same = true
  for (const school of await schoolsIn(db)) {
    let records = 0
    const found = await recountSchool(db, school, (seen) => {
      records = seen
      if (seen % 20_000 === 0) console.log(`${school.name}：已重算 ${seen} 条记录`)
    })
    console.log(
      `${school.name}：${records} 条记录，${found.length === 0 ? '与保存的累计一致' : `${found.length} 处不一致`}`,
    )
    for (const difference of found.slice(0, SHOWN)) console.log(`  ${inWords(difference)}`)
    if (found.length > 0 && mend) {
      await recountAndMend(db, school, () => undefined)
      console.log('  已按记录改正')
    } else same &&= found.length === 0
  }
  return same
}

function inWords({ table, key, kept, recounted }: Difference): string {
  return `${table === 'credit' ? '计入' : '累计'} ${key}：保存 ${kept}，重算 ${recounted}`
}
