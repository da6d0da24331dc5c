import path from 'node:path'
import { checkBackup } from '../backup/check'
import { noteBackup } from '../backup/last-backup'
import { makeBackup } from '../backup/make'
import type { Manifest } from '../backup/manifest'
import { chooseDataFolder } from '../postgres/data-folder'
import { filesFolder, openDatabase, ROOT } from '../start/database'
import { programVersion } from '../start/program-version'

export async function backUp(folder: string): Promise<void> {
  const target = path.resolve(folder)
  const postgres = await openDatabase((line) => console.error(line))
  try {
    const now = Date.now()
    const { owner } = postgres
    const version = await programVersion()
    const say = (line: string) => console.log(line)
    await makeBackup({ owner, filesFolder: filesFolder(), target, version, now, say })
    await noteBackup(chooseDataFolder(ROOT).folder, { at: new Date(now).toISOString(), folder: target })
  } finally {
    await postgres.stop()
  }
  console.log(`备份好了：${target}`)
  console.log('里面有全部姓名和记录，请和数据库一样小心保管，并另存一份到别的机器上。')
}

export async function verifyBackup(folder: string): Promise<void> {
  const { manifest } = await checkBackup(folder)
  console.log(`备份完整，没有被改动：${inWords(manifest)}`)
}

export function inWords({ madeAt, tables, files, migrations }: Manifest): string {
  const made = new Date(madeAt).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  return `${made} 所做，${tables.length} 张表 ${rows} 行，${files.count} 个文件，数据表版本 ${migrations.at(-1)?.name ?? '无'}`
}
