import { afterAll, beforeAll, expect, test } from 'vitest'
import { episode } from '../../../chaos/episode'
import { endConnections } from '../../../chaos/faults/database'
import type { Fault } from '../../../chaos/faults/fault'
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
