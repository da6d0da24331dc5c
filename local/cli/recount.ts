import { type Difference, recountSchool } from '../../cloudfunctions/_shared/store/recount'
import { openStore } from '../../cloudfunctions/_shared/store/store'
import type { RunningPostgres } from '../postgres/running-postgres'

const SHOWN = 20

/** Counts every school again from its records; true when what is kept is the same. */
export async function recount(postgres: RunningPostgres): Promise<boolean> {
  // The owner sees all schools; the application's role would see none without a caller.
  const store = openStore({ ...postgres.owner, max: 2, statement_timeout: 0 }, (error) =>
    console.error(error.message),
  )
  try {
    const schools = await store.db
      .selectFrom('orgUnit')
      .select(['districtId', 'id', 'name'])
      .where('kind', '=', 'school')
      .orderBy('districtId')
      .orderBy('id')
      .execute()
    let same = true
    for (const { districtId, id, name } of schools) {
      let records = 0
      const found = await recountSchool(store.db, { districtId, schoolId: id }, (seen) => {
        records = seen
      })
      console.log(
        `${name}：${records} 条记录，${found.length === 0 ? '与保存的累计一致' : `${found.length} 处不一致`}`,
      )
      for (const difference of found.slice(0, SHOWN)) console.log(`  ${inWords(difference)}`)
      same &&= found.length === 0
    }
    return same
  } finally {
    await store.close()
  }
}

function inWords({ table, key, kept, recounted }: Difference): string {
  return `${table === 'credit' ? '计入' : '累计'} ${key}：保存 ${kept}，重算 ${recounted}`
}
