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
