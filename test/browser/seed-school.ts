import path from 'node:path'
import { civilDateAt } from '#core/calendar/civil-date'
import { migrate } from '../../cloudfunctions/_shared/store/migrate'
import { seedDemo } from '../../local/demo/seed'
import { fileFolder } from '../../local/files/file-folder'
import { readPlanFile } from '../../local/plan-file'
import type { RunningPostgres } from '../../local/postgres/running-postgres'
import { hostDeployment } from '../../local/start/host-deployment'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** A Wednesday of week 12, twenty minutes into the third period. */
const OPENS_AT = '2026-11-18T10:30:00+08:00'

/** What serves the school of a database, with a clock that starts in the running lesson. */
export function deploy(
  postgres: Pick<RunningPostgres, 'owner' | 'app'>,
  dataFolder: string,
  env: NodeJS.ProcessEnv = process.env,
) {
  const begun = Date.now()
  const clock = () => Date.parse(OPENS_AT) + Date.now() - begun
  const secret = new TextEncoder().encode('the secret of a school that lives for one test run')
  const files = fileFolder(path.join(dataFolder, 'files'), secret, clock)
  const deployment = hostDeployment({
    ...{ postgres, secret, files, clock, demo: true, env, level: 'errors' },
    observe: () => undefined,
  })
  return { deployment, files, clock }
}

/** Makes an empty database the demo school's. */
export async function seedSchool(postgres: RunningPostgres, dataFolder: string): Promise<void> {
  await migrate(postgres.owner, path.join(ROOT, 'cloudfunctions/_shared/store/migrations'))
  const { deployment, clock } = deploy(postgres, dataFolder)
  const { plan } = await readPlanFile(path.join(ROOT, 'plans/primary-school-term.md'))
  const today = civilDateAt(clock())
  await seedDemo({ owner: postgres.owner, deployment, plan, today, fresh: false, say: () => undefined })
  await deployment.store.close()
}
