import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { inject } from 'vitest'
import type { Input, OperationName, Output, Reply } from '#core/contract/contract'
import type { UnitKind } from '#core/org/person'
import type { Post } from '#core/org/post'
import type { PlanSettings } from '#core/plan/plan'
import type { DemoKey } from '../../local/demo/accounts'
import { serve } from '../../local/http/serve'
import { deploy } from './seed-school'

const ROOT = path.resolve(import.meta.dirname, '../..')

export interface RunningSchool {
  /** Of the app and the operations, without a slash at the end. */
  readonly address: string
  readonly weappFolder: string
  /** Calls an operation over HTTP as one of the demo's people, to look at what the server really holds. */
  ask<N extends OperationName>(who: DemoKey, operation: N, input: Input<N>): Promise<Output<N>>
  /** Puts one of the demo's people on a post as well, in the first unit of a kind, from the first of September on. */
  appoint(who: DemoKey, post: Post, unitKind: UnitKind): Promise<void>
  /** Forgets that one of the demo's people has agreed to the privacy text. */
  unconsent(who: DemoKey): Promise<void>
  /** A month goes by in which somebody of the demo did not open the app. */
  expireSessions(who: DemoKey): Promise<void>
  /** Makes the group of the demo's lead this large, with teachers of other groups. */
  crowd(size: number): Promise<void>
  stop(): Promise<void>
}

/** The demo school on a database of its own, served with the built client on a free port; its plan may be set otherwise. */
export async function runningSchool(
  settings: Partial<PlanSettings> = {},
  env: NodeJS.ProcessEnv = process.env,
): Promise<RunningSchool> {
  const siteFolder = builtFolder('h5', process.env.YOUJU_DIST_H5, 'index.html')
  const weappFolder = builtFolder('weapp', process.env.YOUJU_DIST_WEAPP, 'app.json')
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'youju-browser-'))
  const { owner, app, drop } = await copyOfSeeded(settings)
  const { deployment, files } = deploy({ owner, app }, dataFolder, env)
  const options = { port: 0, hostname: '127.0.0.1', siteFolder, files, version: 'test' }
  const serving = await serve(deployment, options)
  const address = `http://127.0.0.1:${serving.port}`
  return {
    address,
    weappFolder,
    ask: asker(address),
    appoint: (...appointment) => appoint(owner, ...appointment),
    unconsent: (who) =>
      query(
        owner,
        'delete from youju.consent c using youju.account a where a.person_id = c.person_id and a.demo_key = $1',
        [who],
      ),
    expireSessions: (who) =>
      query(
        owner,
        `update youju.session s set expires_at = now() - interval '1 hour'
           from youju.account a where a.district_id = s.district_id and a.id = s.account_id and a.demo_key = $1`,
        [who],
      ),
    crowd: (size) => crowd(owner, size),
    async stop() {
      await serving.stop()
      await deployment.store.close()
      await drop()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

async function copyOfSeeded(settings: Partial<PlanSettings>) {
  const seeded = inject('seededSchool')
  const database = `school_${uuidv7().replaceAll('-', '')}`
  const maintenance = { ...seeded.admin, database: 'postgres' }
  await query(maintenance, `create database ${database} template ${seeded.owner.database}`)
  const owner = { ...seeded.owner, database }
  const app = { ...seeded.app, database }
  await query(
    owner,
    `update youju.plan_version set document = jsonb_set(document, '{settings}', document -> 'settings' || $1)`,
    [JSON.stringify(settings)],
  )
  return { owner, app, drop: () => query(maintenance, `drop database ${database} with (force)`) }
}

async function query(config: pg.ClientConfig, text: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    await client.query(text, values)
  } finally {
    await client.end()
  }
}

async function appoint(owner: pg.ClientConfig, who: DemoKey, post: Post, unitKind: UnitKind): Promise<void> {
  await query(
    owner,
    `insert into youju.appointment (district_id, id, school_id, person_id, unit_id, post, from_on)
     select a.district_id, $4, a.school_id, a.person_id, u.id, $2, '2026-09-01'
       from youju.account a
       join youju.org_unit u on u.district_id = a.district_id and u.school_id = a.school_id and u.kind = $3
      where a.demo_key = $1 order by u.position limit 1`,
    [who, post, unitKind, uuidv7()],
  )
}

async function crowd(owner: pg.ClientConfig, size: number): Promise<void> {
  await query(
    owner,
    `with own as (
       select held.unit_id, held.school_id, held.district_id
         from youju.account a
         join youju.appointment held on held.district_id = a.district_id and held.person_id = a.person_id
        where a.demo_key = 'groupLead' and held.post = 'groupLead'),
     inside as (
       select distinct m.person_id from youju.appointment m join own on m.unit_id = own.unit_id)
     insert into youju.appointment (district_id, id, school_id, person_id, unit_id, post, from_on)
     select own.district_id, gen_random_uuid(), own.school_id, p.id, own.unit_id, 'member', '2026-09-01'
       from own join youju.person p on p.school_id = own.school_id and p.kind = 'staff' and p.subject <> ''
      where p.id not in (select person_id from inside)
        and not exists (select from youju.appointment away
                         where away.person_id = p.id and away.post in ('longLeave', 'secondment'))
      order by p.position limit $1 - (select count(*) from inside)`,
    [size],
  )
}

function builtFolder(target: 'h5' | 'weapp', elsewhere: string | undefined, entry: string): string {
  const folder = path.resolve(elsewhere ?? path.join(ROOT, 'dist', target))
  if (existsSync(path.join(folder, entry))) return folder
  throw new Error(
    `${folder} holds no built ${target} client. Run npm run build:${target}, or npm test, which builds it first.`,
  )
}

function asker(address: string): RunningSchool['ask'] {
  const post = async <N extends OperationName>(
    operation: N,
    input: Input<N>,
    token?: string,
  ): Promise<Output<N>> => {
    const response = await fetch(`${address}/api/${operation.replace('.', '/')}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(input),
    })
    const reply = (await response.json()) as Reply<N>
    if (!reply.ok) throw new Error(`${operation} was refused: ${JSON.stringify(reply.problem)}`)
    return reply.data
  }
  return async (who, operation, input) => {
    const { token } = await post('session.open', { way: 'demo', key: who })
    return post(operation, input, token)
  }
}
