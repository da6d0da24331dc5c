import { createInterface } from 'node:readline/promises'
import { sealJournals } from '../../cloudfunctions/_shared/store/journal/seal'
import { migrate } from '../../cloudfunctions/_shared/store/migrate'
import { singleConnection } from '../../cloudfunctions/_shared/store/single-connection'
import { type Checked, checkBackup } from '../backup/check'
import { BackupProblem } from '../backup/problem'
import { restoreBackup, schoolsNow } from '../backup/restore'
import type { RunningPostgres } from '../postgres/running-postgres'
import { recount } from '../recount/recount'
import { filesFolder, MIGRATIONS, openDatabase } from '../start/database'
import { withOwner } from './as-office'
import { inWords } from './backup'
import { verify } from './journal'

export interface Wishes {
  readonly replace: boolean
  readonly sure: boolean
}

/** True when what was restored holds: the journal's chain, and every number counted again from its records. */
export async function restore(folder: string, wishes: Wishes): Promise<boolean> {
  const backup = await checkBackup(folder)
  console.log(`备份完整：${inWords(backup.manifest)}`)
  const postgres = await openDatabase((line) => console.error(line))
  try {
    if (wishes.replace && !wishes.sure && !(await isMeant(postgres))) {
      console.log('没有恢复，数据没有改动。')
      return false
    }
    const { owner, app } = postgres
    const place = { folder, backup, filesFolder: filesFolder(), migrations: MIGRATIONS }
    await restoreBackup({ owner, appRole: app.user, ...place, replace: wishes.replace })
    console.log('数据恢复好了。')
    const applied = await migrate(owner, MIGRATIONS, app.user)
    if (applied.length > 0) console.log(`数据表更新到了现在的版本（${applied.length} 步）。`)
    return await holds(postgres, backup)
  } finally {
    await postgres.stop()
  }
}

async function isMeant({ owner }: RunningPostgres): Promise<boolean> {
  const client = singleConnection(owner)
  await client.connect()
  const schools = await schoolsNow(client).finally(() => client.end())
  if (schools.length === 0) return true
  if (!process.stdin.isTTY) {
    throw new BackupProblem(
      `数据库里有${schools.slice(0, 3).join('、')}的数据，而这里没有人可以确认。`,
      '确实要换掉的话，请再加上 --sure。',
    )
  }
  const asking = createInterface({ input: process.stdin, output: process.stdout })
  try {
    console.log(`现在数据库里的数据会全部换成备份里的，不能撤回：${schools.join('、')}`)
    return (await asking.question('确实要换，请输入“恢复”两个字：')).trim() === '恢复'
  } finally {
    asking.close()
  }
}

async function holds(postgres: RunningPostgres, { manifest }: Checked): Promise<boolean> {
  const noted = manifest.heads.map(({ schoolId, place, link }) => ({ school: schoolId, place, link }))
  return withOwner(postgres, async (db) => {
    console.log('核对日志链：')
    await sealJournals(db, Date.now())
    const chained = await verify(db, noted)
    console.log('重新计算每条记录：')
    const same = await recount(postgres, { mend: false, say: (line) => console.log(line) })
    console.log(
      chained && same
        ? '恢复完成：日志链完好，与备份时一致；累计与记录一致。现在可以启动有据了。'
        : '数据已经恢复，但上面有对不上的地方。请先不要使用，把这几行发给技术支持。',
    )
    return chained && same
  })
}
