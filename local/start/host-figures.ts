import type { CallTimes } from '../../cloudfunctions/_shared/observe/call-times'
import { databaseFigures } from '../../cloudfunctions/_shared/observe/database-figures'
import { type Family, gauge } from '../../cloudfunctions/_shared/observe/exposition'
import { watchProcess } from '../../cloudfunctions/_shared/observe/process-figures'
import type { Store } from '../../cloudfunctions/_shared/store/store'
import { lastBackup } from '../backup/last-backup'
import { chooseDataFolder } from '../postgres/data-folder'
import { ROOT } from './database'

interface Figured {
  readonly store: Store
  readonly clock: () => number
  readonly times: CallTimes
  readonly version: string
}

/** All that /metrics of this host tells. */
export function hostFigures({ store, clock, times, version }: Figured): () => Promise<Family[]> {
  const ofProcess = watchProcess()
  const build: Family = {
    name: 'youju_build_info',
    help: 'What runs here.',
    type: 'gauge',
    samples: [{ labels: { version, node: process.version }, value: 1 }],
  }
  return async () => [
    build,
    times.family(),
    ...ofProcess(),
    ...(await databaseFigures(store, clock())),
    ...(await backupFigures()),
  ]
}

async function backupFigures(): Promise<Family[]> {
  const last = await lastBackup(chooseDataFolder(ROOT).folder)
  if (!last) return []
  const help = 'When a backup was made last from this machine.'
  return [gauge('youju_last_backup_timestamp_seconds', help, Date.parse(last.at) / 1000)]
}
