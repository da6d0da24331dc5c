import { sql } from 'kysely'
import type { CivilDate } from '#core/calendar/civil-date'
import type { Caller } from '../endpoint/caller'
import type { Tx } from './store'

export interface DistrictSchool {
  readonly id: string
  readonly name: string
}

/** The district's schools as its office is told of them, in the order of the register. */
export async function toldSchools(tx: Tx): Promise<DistrictSchool[]> {
  const { rows } = await sql<DistrictSchool>`
    select id, name from youju.told_schools() order by position, id`.execute(tx)
  return rows
}

export interface Cluster {
  readonly id: string
  readonly name: string
  readonly schoolIds: readonly string[]
}

/** Clusters with the schools that are in them on a day. */
export async function loadClusters(tx: Tx, { districtId }: Caller, on: CivilDate): Promise<Cluster[]> {
  const rows = await tx
    .selectFrom('orgUnit')
    .leftJoin('grouping', (join) =>
      join
        .onRef('grouping.districtId', '=', 'orgUnit.districtId')
        .onRef('grouping.clusterId', '=', 'orgUnit.id')
        .on('grouping.fromOn', '<=', on)
        .on((where) => where.or([where('grouping.toOn', 'is', null), where('grouping.toOn', '>=', on)])),
    )
    .select(['orgUnit.id', 'orgUnit.name', 'grouping.schoolId as memberId'])
    .where('orgUnit.districtId', '=', districtId)
    .where('orgUnit.kind', '=', 'cluster')
    .orderBy('orgUnit.position')
    .orderBy('orgUnit.id')
    .execute()
  const clusters = new Map<string, { name: string; schoolIds: string[] }>()
  for (const { id, name, memberId } of rows) {
    const cluster = clusters.get(id) ?? { name, schoolIds: [] }
    if (memberId !== null) cluster.schoolIds.push(memberId)
    clusters.set(id, cluster)
  }
  return [...clusters].map(([id, cluster]) => ({ id, ...cluster }))
}
