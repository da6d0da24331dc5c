import path from 'node:path'
import { chooseDataFolder } from '../postgres/data-folder'
import { connectExternal, usesExternalDatabase } from '../postgres/external'
import type { RunningPostgres } from '../postgres/running-postgres'
import { startPostgres } from '../postgres/start-postgres'

export const ROOT = path.resolve(__dirname, '..', '..')
export const MIGRATIONS = path.join(ROOT, 'cloudfunctions/_shared/store/migrations')

/**
 * The database of this installation: the one of `DATABASE_URL`, else the embedded one in its data folder. One that is looked after
 * elsewhere may be starting, too, and is waited for as long as that.
 */
export async function openDatabase(say: (line: string) => void, waitMs = 0): Promise<RunningPostgres> {
  if (usesExternalDatabase()) return connectExternal(say, process.env, waitMs)
  const { folder, note } = chooseDataFolder(ROOT)
  say(`数据文件夹：${folder}${note ? `（${note}）` : ''}`)
  return startPostgres({ dataFolder: folder, say })
}

/** Where the files of records lie, also when the database is elsewhere. */
export function filesFolder(): string {
  return path.join(chooseDataFolder(ROOT).folder, 'files')
}
