import { rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { verifySchool } from '../../cloudfunctions/_shared/store/journal/verify'
import { recountSchool } from '../../cloudfunctions/_shared/store/recount'
import { openStore } from '../../cloudfunctions/_shared/store/store'
import { checkBackup } from '../../local/backup/check'
import { restoreBackup } from '../../local/backup/restore'
import { MIGRATIONS } from '../../local/start/database'
import { Broken } from '../broken'
import { runCommand } from '../host/command'
import type { Fault, Happening } from './fault'

const RESTORED = 'restored'

/**
 * `youju backup` while everybody writes, killed in the middle now and then and begun again; restored into another database, it
 * holds all that was acknowledged before it began, and its books agree.
 */
export const backup: Fault = {
  name: 'backup',
  where: 'proxied',
  alone: true,
  cuts: false,
  async strike(happening) {
    const { stage, random } = happening
    const folder = path.join(stage.place.folder, '..', `backup-${random.below(1e9)}`)
    try {
      let killed = 0
      for (; random.chance(0.4); killed += 1) {
        const command = runCommand(stage, ['backup', folder])
        await wait(random.between(100, 900))
        command.kill()
        await command.ended
      }
      const before = [...happening.book.records.values()].map(({ id, said }) => ({
        id,
        revisions: said.length,
      }))
      // A backup that was killed too late is whole, and in the way.
      await rm(folder, { recursive: true, force: true })
      const { code, words } = await runCommand(stage, ['backup', folder]).ended
      if (code !== 0) throw new Broken('a backup can be made while people work', words)
      await holdsAll(happening, folder, before)
      return killed + 1
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function holdsAll(
  { stage, school }: Happening,
  folder: string,
  before: readonly { readonly id: string; readonly revisions: number }[],
): Promise<void> {
  const { place } = stage
  const asAdmin = (sql: string, database = 'postgres') => place.rows(sql, [], 'admin', database)
  await asAdmin(`drop database if exists ${RESTORED} with (force)`)
  await asAdmin(`create database ${RESTORED} owner youju_owner template template0 encoding 'UTF8'`)
  await asAdmin(
    'grant usage, create on schema public to youju_owner; grant usage on schema public to youju_app',
    RESTORED,
  )
  const owner = place.config('owner', RESTORED)
  await restoreBackup({
    ...{ owner, appRole: undefined, folder, backup: await checkBackup(folder) },
    ...{ filesFolder: path.join(folder, 'restored'), migrations: MIGRATIONS, replace: false },
  })
  const store = openStore({ ...owner, statement_timeout: 0 }, () => undefined)
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string; revision: number }>(
      'select id, revision from youju.record',
    )
    const restored = new Map(rows.map(({ id, revision }) => [id, revision]))
    const lost = before.filter(({ id, revisions }) => (restored.get(id) ?? 0) < revisions)
    if (lost.length > 0)
      throw new Broken('a backup holds what was acknowledged before it', JSON.stringify(lost))
    const differences = await recountSchool(store.db, school.key, () => undefined)
    if (differences.length > 0)
      throw new Broken('a backup is of one moment', JSON.stringify(differences.slice(0, 5)))
    const { broken } = await verifySchool(store.db, school.key, undefined)
    if (broken) throw new Broken('a backup keeps the chain', JSON.stringify(broken))
  } finally {
    await client.end()
    await store.close()
    await asAdmin(`drop database if exists ${RESTORED} with (force)`)
  }
}
