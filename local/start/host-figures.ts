import type { Admission } from '../../cloudfunctions/_shared/endpoint/admission'
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
  readonly admission?: Admission | undefined
  readonly clock: () => number
  readonly times: CallTimes
  readonly version: string
}

/** All that /metrics of this host tells. */
export function hostFigures({ store, admission, clock, times, version }: Figured): () => Promise<Family[]> {
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
    ...(admission ? [refusedBy(admission)] : []),
    ...ofProcess(),
    ...(await databaseFigures(store, clock())),
    ...(await backupFigures()),
  ]
}

function refusedBy({ refused }: Admission): Family {
  return {
    name: 'youju_calls_turned_away_total',
    help: 'Calls that were told that the host is busy before anything was done for them.',
    type: 'counter',
    samples: [{ value: refused }],
  }
}

async function backupFigures(): Promise<Family[]> {
  const last = await lastBackup(chooseDataFolder(ROOT).folder)
  if (!last) return []
  const help = 'When a backup was made last from this machine.'
  return [gauge('youju_last_backup_timestamp_seconds', help, Date.parse(last.at) / 1000)]
}
