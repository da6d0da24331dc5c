import type { Appointment } from '#core/org/person'
import { ABSENCES } from '#core/org/post'
import type { Member } from '#core/research/expected'
import type { Caller } from '../endpoint/caller'
import { atHand } from './at-hand'
import type { Tx } from './store'

/** Everybody who is, was or will be in one of the groups, in roster order, with what decides who is expected on a day. */
export function loadMembers(tx: Tx, caller: Caller, groupIds: readonly string[]): Promise<readonly Member[]> {
  if (groupIds.length === 0) return Promise.resolve([])
  return atHand(caller, `members ${groupIds.join(' ')}`, () => readMembers(tx, caller, groupIds))
}

async function readMembers(tx: Tx, caller: Caller, groupIds: readonly string[]): Promise<readonly Member[]> {
  const rows = await tx
    .selectFrom('appointment as held')
    .innerJoin('person', (join) =>
      join.onRef('person.districtId', '=', 'held.districtId').onRef('person.id', '=', 'held.personId'),
    )
    .select(['person.id', 'person.name', 'held.post', 'held.unitId', 'held.fromOn', 'held.toOn'])
    .where('held.districtId', '=', caller.districtId)
    .where('held.schoolId', '=', caller.schoolId)
    .where('person.kind', '=', 'staff')
    .where((where) =>
      where.or([
        where('held.unitId', 'in', groupIds),
        where.and([
          where('held.post', 'in', Object.keys(ABSENCES)),
          where.exists(
            where
              .selectFrom('appointment as belongs')
              .select('belongs.id')
              .whereRef('belongs.districtId', '=', 'held.districtId')
              .whereRef('belongs.personId', '=', 'held.personId')
              .where('belongs.unitId', 'in', groupIds),
          ),
        ]),
      ]),
    )
    .orderBy('person.position')
    .orderBy('person.id')
    .orderBy('held.fromOn')
    .orderBy('held.id')
    .execute()
  const members = new Map<string, { id: string; name: string; appointments: Appointment[] }>()
  for (const { id, name, post, unitId, fromOn, toOn } of rows) {
    const member = members.get(id) ?? { id, name, appointments: [] }
    member.appointments.push({ post: post as Appointment['post'], unitId, from: fromOn, to: toOn })
    members.set(id, member)
  }
  return [...members.values()]
}
