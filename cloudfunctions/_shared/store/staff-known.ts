import { sql } from 'kysely'
import type { Appointment, PersonFacts, Tag } from '#core/org/person'
import type { Caller } from '../endpoint/caller'
import { atHand } from './at-hand'
import type { OwnFacts } from './own-facts'
import type { Tx } from './store'

/** What everybody on the staff may know of a colleague. */
export interface KnownPerson {
  readonly id: string
  readonly name: string
  readonly subject: string
  readonly appointments: readonly Appointment[]
  readonly tags: readonly Tag[]
}

/** The staff of the caller's school by their ids (youju.staff_known). */
export function staffKnown(tx: Tx, caller: Caller): Promise<ReadonlyMap<string, KnownPerson>> {
  return atHand(caller, 'staff', async () => {
    const { rows } = await sql<KnownPerson>`select * from youju.staff_known()`.execute(tx)
    return new Map(rows.map((person) => [person.id, person]))
  })
}

/** Of the caller; callers who entered together brought them along. */
export async function ownFacts(tx: Tx, { own, districtId, personId }: Caller): Promise<OwnFacts> {
  if (own) return own
  const { rows } = await sql<{ own: OwnFacts }>`
    select youju.own_facts(${districtId}::uuid, ${personId}::uuid) as own`.execute(tx)
  return rows[0]?.own ?? { birthDate: null, teachingSince: null, mentoring: [] }
}

/** The caller with what audiences ask about them; undefined for who is not on the staff. */
export async function loadMe(tx: Tx, caller: Caller): Promise<PersonFacts | undefined> {
  const known = (await staffKnown(tx, caller)).get(caller.personId)
  if (!known) return undefined
  const { birthDate, teachingSince } = await ownFacts(tx, caller)
  return { ...known, birthDate, teachingSince }
}
