import type pg from 'pg'
import { singleConnection } from '../../cloudfunctions/_shared/store/single-connection'
import { migrations, rights, server } from '../doctor/database'
import { type Finding, looked } from '../doctor/finding'
import { backups, dataFolder, port, program, settings } from '../doctor/machine'
import { journals, reminders } from '../doctor/running'
import { chooseDataFolder } from '../postgres/data-folder'
import type { RunningPostgres } from '../postgres/running-postgres'
import { MIGRATIONS, openDatabase, ROOT } from '../start/database'
import { withOwner } from './as-office'

const LABELS = { ok: '正常', attention: '注意', trouble: '问题' } as const

/** Looks at everything in turn and says what it found; false when something has to be seen to. */
export async function examine(
  where: { port: number; host: string },
  env: NodeJS.ProcessEnv,
): Promise<boolean> {
  const seen: Finding[] = []
  const look = async (about: string, work: () => Promise<readonly Finding[]>) => {
    for (const finding of await looked(about, work)) {
      seen.push(finding)
      console.log(`${LABELS[finding.verdict]}  ${finding.about}：${finding.found}`)
      if (finding.remedy) console.log(`      怎么办：${finding.remedy}`)
    }
  }
  const { folder } = chooseDataFolder(ROOT)
  await look('程序', () => program(ROOT))
  await look('环境变量', () => settings(env))
  await look('数据文件夹', () => dataFolder(folder))
  await look('端口', () => port(where.port, where.host))
  await look('备份', () => backups(folder, Date.now()))
  await look('数据库', async () => {
    const postgres = await openDatabase(() => undefined)
    try {
      await inDatabase(postgres, look)
    } finally {
      await postgres.stop()
    }
    return []
  })
  const troubles = seen.filter(({ verdict }) => verdict === 'trouble').length
  const attentions = seen.filter(({ verdict }) => verdict === 'attention').length
  console.log(
    troubles + attentions === 0 ? '\n一切正常。' : `\n${troubles} 个问题要处理，${attentions} 处请注意。`,
  )
  return troubles === 0
}

type Look = (about: string, work: () => Promise<readonly Finding[]>) => Promise<void>

async function inDatabase({ owner, app }: Pick<RunningPostgres, 'owner' | 'app'>, look: Look): Promise<void> {
  const client = singleConnection(owner)
  await client.connect()
  try {
    await look('数据库', () => server(client))
    await look('角色权限', () => rights(client, app.user ?? ''))
    await look('数据表', () => migrations(client, MIGRATIONS))
    const [isChained, hasOutbox] = [await isThere(client, 'journal_head'), await isThere(client, 'clockwork')]
    await withOwner({ owner }, async (db) => {
      if (isChained) await look('日志链', () => journals(db))
      if (hasOutbox) await look('提醒的发送', () => reminders(db, Date.now()))
    })
  } finally {
    await client.end()
  }
}

async function isThere(client: pg.Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
    `youju.${table}`,
  ])
  return rows[0]?.there === true
}
