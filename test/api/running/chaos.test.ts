import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { episode } from '../../../chaos/episode'
import { endConnections } from '../../../chaos/faults/database'
import type { Fault, Happening } from '../../../chaos/faults/fault'
import { killHost } from '../../../chaos/faults/kill-host'
import { cut } from '../../../chaos/faults/network'
import { bundlePrograms, type Programs } from '../../../chaos/host/bundle'
import { Stages } from '../../../chaos/stage/stages'

let programs: Programs
let stages: Stages
beforeAll(async () => {
  programs = await bundlePrograms()
  stages = new Stages(programs)
}, 120_000)
afterAll(async () => {
  await stages?.close()
  await programs?.remove()
}, 60_000)

const proxied = (fault: Fault): Fault => ({ ...fault, where: 'proxied' })

test('a host that is killed while a school works, and whose connections are cut, loses and doubles nothing', async () => {
  const told = await episode(stages, 20260901, [proxied(killHost), cut, proxied(endConnections)], 2)
  expect(told.broken).toEqual([])
  expect(told.records).toBeGreaterThan(5)
}, 120_000)

/** What no fault may do, done on purpose behind everybody's back. */
const sabotage: Fault = {
  name: 'sabotage',
  where: 'proxied',
  cuts: false,
  async strike({ stage, school, quiet }: Happening) {
    await new Promise<void>((resolve) => quiet.addEventListener('abort', () => resolve()))
    const { schoolId, districtId } = school.key
    // Past foreign keys and triggers.
    const change = (statement: string) =>
      stage.place.rows(
        `set session_replication_role = replica; ${statement.replaceAll('$1', `'${schoolId}'`)}`,
      )
    await change(
      `delete from youju.record where id in (select id from youju.record where school_id = $1 order by id limit 1)`,
    )
    await change(
      `update youju.record set id = gen_random_uuid() where id in (select id from youju.record where school_id = $1 order by id desc limit 1)`,
    )
    await change(`update youju.tally set quantity = quantity + 1 where school_id = $1`)
    await change(`update youju.reminder set state = 'sent' where school_id = $1`)
    const folder = path.join(stage.place.files, districtId)
    for (const name of await readdir(folder).catch(() => []))
      await writeFile(path.join(folder, name), 'other')
    return 1
  },
}

test('what was lost, doubled, miscounted or altered on purpose is seen', async () => {
  const { broken } = await episode(stages, 7, [sabotage], 1)
  const seen = new Set(broken.map((what) => what.split(':')[0]))
  expect([...seen]).toEqual(
    expect.arrayContaining(['nothing acknowledged is lost', 'nothing is doubled', 'tallies are a recount']),
  )
}, 120_000)

/** The program as it would be without a part of it: what the trigger does to rows of the table is in nobody's code. */
function without(body: string, when: string): Fault {
  return {
    name: 'broken program',
    where: 'proxied',
    cuts: false,
    async strike({ stage, quiet }: Happening) {
      await stage.place.rows(
        `create or replace function public.breaking() returns trigger language plpgsql security definer as $$ begin ${body} end $$;
         create or replace trigger breaking ${when} for each row execute function public.breaking()`,
      )
      await new Promise<void>((resolve) => quiet.addEventListener('abort', () => resolve()))
      return 1
    },
  }
}

const asTheyLook = 'a standing is of what was acknowledged'
test.each([
  [
    'adds nothing to a tally that is there',
    'return null;',
    'before update on youju.tally',
    ['tallies are a recount', asTheyLook],
  ],
  ['forgets credits', 'return null;', 'before insert on youju.credit', ['tallies are a recount', asTheyLook]],
  [
    'forgets what it tells the journal',
    'return null;',
    'before insert on youju.journal',
    ['nothing acknowledged is lost'],
  ],
  [
    'writes a record again under another id',
    `if pg_trigger_depth() = 1 then
       insert into youju.record select (jsonb_populate_record(new, jsonb_build_object('id', gen_random_uuid()))).*;
     end if;
     return null;`,
    'after insert on youju.record',
    ['nothing is doubled'],
  ],
])(
  'a program that %s is found out',
  async (_, body, when, found) => {
    try {
      const { broken } = await episode(stages, 11, [without(body, when)], 1)
      expect(broken.filter((what) => found.some((name) => what.startsWith(name)))).not.toEqual([])
    } finally {
      const stage = await stages.on(undefined)
      if (typeof stage !== 'string') await stage.place.rows('drop function public.breaking cascade')
    }
  },
  120_000,
)
