import { sql } from 'kysely'
import type { CivilDate } from '#core/calendar/civil-date'
import type { Output } from '#core/contract/contract'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { loadClusters } from '../_shared/store/district'
import { thereOn } from '../_shared/store/there-on'

type Unit = Output<'roster.structure'>['units'][number]

export const structure = operation('roster.structure', async ({ on }, context) => {
  const day = on ?? context.today
  const { rows: schools } = await sql<{ id: string; name: string }>`
    select id, name from youju.schools_beside()`.execute(context.tx)
  return { units: await unitsOn(day, context), schools, clusters: await clustersOn(day, schools, context) }
})

const HEADS = ['groupLead', 'gradeLead', 'classTeacher']

async function unitsOn(on: CivilDate, { tx, caller }: SignedInContext): Promise<Unit[]> {
  const units = await tx
    .selectFrom('orgUnit')
    .select(['id', 'kind', 'groupKind', 'name', 'subject', 'parentId'])
    .select(['fromOn as from', 'toOn as to', 'continuesId as continues'])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('kind', 'in', ['grade', 'class', 'group'])
    .where(thereOn('orgUnit', on))
    .orderBy('position')
    .orderBy('id')
    .execute()
  const held = await tx
    .selectFrom('appointment as held')
    .innerJoin('person', (join) =>
      join.onRef('person.districtId', '=', 'held.districtId').onRef('person.id', '=', 'held.personId'),
    )
    .select(['held.unitId', 'held.post', 'held.personId', 'person.name'])
    .where('held.districtId', '=', caller.districtId)
    .where('held.schoolId', '=', caller.schoolId)
    .where('held.unitId', '<>', caller.schoolId)
    .where(thereOn('held', on))
    .orderBy('person.position')
    .orderBy('person.id')
    .execute()
  const parents = await tx
    .selectFrom('guardianship')
    .select((count) => ['classId', count.fn.countAll<number>().as('people')])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('state', '=', 'joined')
    .groupBy('classId')
    .execute()
  return units.map((unit) => {
    const inUnit = held.filter(({ unitId }) => unitId === unit.id)
    const heads = inUnit.filter(({ post }) => HEADS.includes(post)).map(({ name }) => name)
    const admitted = Number(parents.find(({ classId }) => classId === unit.id)?.people ?? 0)
    const people = unit.kind === 'class' ? admitted : new Set(inUnit.map(({ personId }) => personId)).size
    return { ...unit, kind: unit.kind as Unit['kind'], people, heads: [...new Set(heads)] }
  })
}

async function clustersOn(
  on: CivilDate,
  beside: readonly { id: string; name: string }[],
  { tx, caller }: SignedInContext,
) {
  const own = await tx
    .selectFrom('orgUnit')
    .select(['id', 'name'])
    .where('districtId', '=', caller.districtId)
    .where('id', '=', caller.schoolId)
    .execute()
  const names = new Map([...beside, ...own].map(({ id, name }) => [id, name]))
  return (await loadClusters(tx, caller, on)).map(({ id, name, schoolIds }) => ({
    id,
    name,
    schools: schoolIds.flatMap((schoolId) => names.get(schoolId) ?? []),
  }))
}
