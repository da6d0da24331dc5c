import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import path from 'node:path'
import type pg from 'pg'
import { beforeEach, describe, expect, it } from 'vitest'
import { inWords } from '../../local/cli/commands/county'
import { addShard } from '../../local/county/shards'
import { countyView } from '../../local/county/view'
import type { RunningPostgres } from '../../local/postgres/running-postgres'
import { ask, postgresBench } from './postgres-bench'

const MIGRATIONS = path.join(__dirname, '../../cloudfunctions/_shared/store/migrations')
const SUMMARY = readFileSync(path.join(MIGRATIONS, '0040_district_summary.sql'), 'utf8')
const EAST = '00000000-0000-7000-8000-000000000001'
const NEW = '00000000-0000-7000-8000-000000000004'
const WEST = '00000000-0000-7000-8000-000000000002'

describe('a county of two shards', () => {
  const bench = postgresBench()
  let east: RunningPostgres
  let west: RunningPostgres
  let county: pg.ClientConfig
  beforeEach(async () => {
    ;[east, west] = await Promise.all([bench.start(bench.usedFolder()), bench.start(bench.usedFolder())])
    county = { ...east.admin, database: 'postgres' }
    await addShard(county, '东片', await shardOf(east, EAST, '城关学区', [12, 20]))
    await addShard(county, '西片', await shardOf(west, WEST, '河西学区', [3, 5]))
  })

  it('sums up all districts, numerators over denominators', async () => {
    const view = await countyView(county)
    expect(view.missing).toEqual([])
    expect(view.districts.map(({ name }) => name)).toEqual(['城关学区', '河西学区'])
    expect(view.promises).toEqual([
      { rule: 'XQ1', name: '听课', numerator: 15, denominator: 25, schools: 8, districts: 2 },
    ])
    expect(inWords(view)).toContain('听课：15/25（2 个学区 8 所学校）')
  })

  it('names the part that is missing when a shard is down, and has it again when it is up', async () => {
    const folder = bench.newFolder()
    const third = await bench.start(folder)
    await addShard(
      county,
      '北片',
      await shardOf(third, '00000000-0000-7000-8000-000000000003', '城北学区', [1, 1]),
    )
    await third.stop()
    const view = await countyView(county)
    expect(view.missing).toEqual([{ shard: '北片', districts: ['城北学区'] }])
    expect(view.districts.map(({ name }) => name)).toEqual(['城关学区', '河西学区'])
    expect(inWords(view)).toMatch(/缺 城北学区：北片 没有连上/)
    await bench.start(folder)
    expect((await countyView(county)).missing).toEqual([])
  })

  it('answers within seconds when a shard takes connections and says nothing', async () => {
    const sockets: Socket[] = []
    const silent = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    bench.atTheEnd(() => {
      for (const socket of sockets) socket.destroy()
      silent.close()
    })
    const { port } = silent.address() as { port: number }
    await ask(county, `alter server "shard 西片" options (set host '127.0.0.1', set port '${port}')`)
    const begun = performance.now()
    expect((await countyView(county)).missing).toEqual([{ shard: '西片', districts: ['河西学区'] }])
    expect(performance.now() - begun).toBeLessThan(6_000)
  })

  it('sees a new district of a shard at once, and misses it by name once the shard was added anew', async () => {
    await ask(
      west.owner,
      `insert into youju.district_summary (district_id, name, schools, staff, records, on_date, made_at, promises)
       select '${NEW}', '河口学区', schools, staff, records, on_date, made_at, promises from youju.district_summary`,
    )
    expect((await countyView(county)).districts).toHaveLength(3)
    expect(await addShard(county, '西片', readerOf(west))).toEqual(['河口学区', '河西学区'])
    await west.stop()
    expect((await countyView(county)).missing).toEqual([
      { shard: '西片', districts: ['河口学区', '河西学区'] },
    ])
  })

  it('lets its reader see the summaries and nothing else', async () => {
    await ask(west.owner, 'create table youju.record (id uuid)')
    await expect(ask(readerOf(west), 'select * from youju.record')).rejects.toThrow(/permission denied/)
    await expect(ask(readerOf(west), 'delete from youju.district_summary')).rejects.toThrow(
      /permission denied/,
    )
  })
})

const readerOf = ({ admin }: RunningPostgres): pg.ClientConfig => ({
  ...admin,
  user: 'youju_county',
  password: 'a password of the test',
})

/** A database that has summaries and nothing else, with a reader as docs/SCALE.md says to make it. */
async function shardOf(
  postgres: RunningPostgres,
  districtId: string,
  name: string,
  [numerator, denominator]: readonly [number, number],
): Promise<pg.ClientConfig> {
  await ask(postgres.owner, `create schema youju; ${SUMMARY}`)
  const promises = JSON.stringify([{ rule: 'XQ1', name: '听课', numerator, denominator, schools: 4 }])
  await ask(
    postgres.owner,
    `insert into youju.district_summary values ('${districtId}', '${name}', 4, 100, 5000, '2026-11-18', '2026-11-18', '${promises}')`,
  )
  await ask(
    postgres.admin,
    `create role youju_county login password 'a password of the test'; grant connect on database youju to youju_county;
     grant usage on schema youju to youju_county; grant select on youju.district_summary to youju_county`,
  )
  return readerOf(postgres)
}
