import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { sealJournals } from '../../cloudfunctions/_shared/store/journal/seal'
import { verifySchool } from '../../cloudfunctions/_shared/store/journal/verify'
import { migrate } from '../../cloudfunctions/_shared/store/migrate'
import { recountSchool } from '../../cloudfunctions/_shared/store/recount'
import { openStore } from '../../cloudfunctions/_shared/store/store'
import { MIGRATIONS } from '../../local/start/database'
import { type AsThen, keepAsThen } from '../../test/api/running/as-then'
import { insertSchool } from '../../test/api/school/insert-school'
import { quotaPlan } from '../../test/api/school/test-plan'
import { Broken } from '../broken'
import { tell } from '../stage/processes'
import type { Stage } from '../stage/stage'
import type { Fault, Happening } from './fault'

const UPGRADED = 'upgraded'
/** The first whose tables hold a school with a plan and its records; before 0024 parents had posts. */
const [FIRST, GUARDIANS_FROM] = ['0002', '0024']

/**
 * A host finds tables of an earlier version, with a school that was lived in, and is stopped in the middle of bringing them up
 * to date: killed, its connection cut or its server process killed, at any statement. The next start goes on.
 */
export const migration: Fault = {
  name: 'migration',
  where: 'proxied',
  alone: true,
  cuts: true,
  async strike(happening) {
    const { stage, random } = happening
    const names = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort()
    const level = random.pick(names.filter((name) => name >= FIRST))
    const kept = await livedIn(stage, names, level)
    try {
      const left = names.filter((name) => name > level).length
      let interrupted = 0
      for (let times = random.between(1, 3); times > 0; times -= 1) {
        // Lock and list, then four statements a migration: begin, its text, its name, commit.
        interrupted += await interruptAt(happening, random.between(1, 6 + 4 * left))
      }
      const host = stage.launchOn(UPGRADED)
      await host.up()
      await host.stop()
      await isWhole(stage, kept, names)
      return interrupted
    } finally {
      await stage.place.rows(`drop database if exists ${UPGRADED} with (force)`, [], 'admin', 'postgres')
    }
  },
}

async function interruptAt({ stage, random }: Happening, statement: number): Promise<number> {
  const host = stage.launchOn(UPGRADED)
  const ended = new AbortController()
  const done = Promise.race([host.up(), host.gone()]).then(
    () => ended.abort(),
    () => ended.abort(),
  )
  const held = await stage.wire.atStatement(
    statement,
    random.pick(['before', 'after']),
    ended.signal,
    UPGRADED,
  )
  if (held) await random.pick([killHost, cutIt, killBackend])()
  held?.release()
  await done
  host.kill()
  await host.gone()
  return held ? 1 : 0

  async function killHost() {
    host.kill()
    await host.gone()
  }
  async function cutIt() {
    held?.cut()
  }
  async function killBackend() {
    const rows = await stage.place.rows<{ pid: number }>(
      `select pid from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()`,
      [UPGRADED],
    )
    for (const { pid } of rows) tell(pid, 'SIGKILL')
  }
}

async function livedIn(stage: Stage, names: readonly string[], level: string): Promise<AsThen['ids']> {
  const { place } = stage
  await place.rows(`drop database if exists ${UPGRADED} with (force)`, [], 'admin', 'postgres')
  await place.rows(`create database ${UPGRADED} template template0 encoding 'UTF8'`, [], 'admin', 'postgres')
  await place.rows(
    `grant connect, create, temporary on database ${UPGRADED} to youju_owner; grant connect on database ${UPGRADED} to youju_app;
     grant usage, create on schema public to youju_owner; grant usage on schema public to youju_app`,
    [],
    'admin',
    UPGRADED,
  )
  const folder = await mkdtemp(path.join(os.tmpdir(), 'youju-chaos-migrations-'))
  try {
    await mkdir(folder, { recursive: true })
    for (const name of names.filter((each) => each <= level))
      await cp(path.join(MIGRATIONS, name), path.join(folder, name))
    await migrate(place.config('owner', UPGRADED), folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const client = new pg.Client(place.config('owner', UPGRADED))
  await client.connect()
  try {
    const { forms: _, rubrics: __, options: ___, ...plan } = quotaPlan()
    const parents = level < GUARDIANS_FROM ? 'appointed' : 'guardians'
    const ids = await insertSchool(client, plan as ReturnType<typeof quotaPlan>, [], undefined, parents)
    await keepAsThen(client, ids, 'research')
    await keepAsThen(client, ids, 'observation')
    return ids
  } finally {
    await client.end()
  }
}

async function isWhole({ place }: Stage, ids: AsThen['ids'], names: readonly string[]): Promise<void> {
  const applied = await place.rows<{ name: string }>(
    'select name from public.migration order by name',
    [],
    'owner',
    UPGRADED,
  )
  if (applied.map(({ name }) => name).join() !== names.join())
    throw new Broken(
      'an interrupted migration is gone on with',
      `there are ${applied.length} of ${names.length}`,
    )
  const store = openStore(place.config('owner', UPGRADED), () => undefined)
  try {
    const school = { districtId: ids.districtId, schoolId: ids.units.school }
    const differences = await recountSchool(store.db, school, () => undefined)
    if (differences.length > 0)
      throw new Broken('tallies are a recount', JSON.stringify(differences.slice(0, 5)))
    await sealJournals(store.db, Date.now())
    const { broken } = await verifySchool(store.db, school, undefined)
    if (broken) throw new Broken('the journal’s chain is whole', JSON.stringify(broken))
  } finally {
    await store.close()
  }
  const [expected, found] = await Promise.all([shapeOf('youju'), shapeOf(UPGRADED)])
  if (expected !== found)
    throw new Broken('an interrupted migration is gone on with', 'the tables have another shape')

  async function shapeOf(database: string): Promise<string> {
    const rows = await place.rows<{ shape: string }>(
      `select md5(string_agg(line, E'\\n' order by line)) as shape from (
         select concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default) as line
           from information_schema.columns where table_schema = 'youju'
         union all select concat_ws(' ', tablename, indexdef) from pg_indexes where schemaname = 'youju'
         union all select concat_ws(' ', tablename, policyname, qual, with_check) from pg_policies where schemaname = 'youju'
         union all select concat_ws(' ', proname, md5(prosrc)) from pg_proc where pronamespace = 'youju'::regnamespace
         union all select concat_ws(' ', tgname, tgrelid::regclass, tgenabled) from pg_trigger where not tgisinternal) as lines`,
      [],
      'owner',
      database,
    )
    return rows[0]?.shape ?? ''
  }
}
