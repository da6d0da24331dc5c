import { recountSchool } from '../../../cloudfunctions/_shared/store/recount/recount-school'
import type { Store } from '../../../cloudfunctions/_shared/store/store'
import { PEOPLE, readMark } from './facts'
import type { World } from './world'

interface Kept {
  readonly id: string
  readonly author: string
  readonly content: unknown
}

interface Told {
  readonly id: string
  readonly did: string
  readonly revision: number
  readonly hash: string
  readonly payload: unknown
}

/** Everything that is wrong once everybody is online and has opened the app; in words, empty when nothing is. */
export async function whatIsWrong(world: World, office: Store, journalledBefore: number): Promise<string[]> {
  const { school } = world
  const kept = await school.rows<Kept & Record<string, unknown>>(
    `select r.id, r.author_id as author, jsonb_build_array(r.payload, p.payload) as content
       from youju.record r left join youju.record_private p on p.district_id = r.district_id and p.record_id = r.id
      where r.school_id = $1`,
    [school.id],
  )
  const told = await school.rows<Told & Record<string, unknown>>(
    `select row_id as id, did, (after ->> 'revision')::int as revision, after ->> 'content_hash' as hash, after -> 'payload' as payload
       from youju.journal
      where district_id = $1 and seq > $2 and school_id = $3 and row_kind = 'record' order by seq`,
    [school.districtId, journalledBefore, school.id],
  )
  const differences = await recountSchool(
    office.db,
    { districtId: school.districtId, schoolId: school.id },
    () => undefined,
  )
  return [
    ...world.wrong,
    ...differences.map((difference) => `books differ: ${JSON.stringify(difference)}`),
    ...wrongWithFacts(world, kept),
    ...wrongWithReceipts(world, told),
    ...(await wrongWithPhotos(world, kept)),
    ...wrongWithRevisions(told),
    ...wrongWithOrder(world, told),
    ...(await wrongWithSums(world)),
  ]
}

function wrongWithFacts(world: World, kept: readonly Kept[]): string[] {
  const { school } = world
  const recordsOf = grouped(kept, ({ content }) => world.factIn(content))
  return world.facts.flatMap((fact) => {
    const records = recordsOf.get(fact) ?? []
    const name = `fact ${fact.number} of ${fact.person}`
    const item = world.itemOf(fact)
    const wrong = []
    if (records.length > 1) wrong.push(`${name} doubled`)
    if (records.some(({ author }) => author !== school.people[fact.person]))
      wrong.push(`${name} under another's name`)
    if (item && !item.refusal) wrong.push(`${name} still waits`)
    if (item?.refusal?.problem.message === '') wrong.push(`${name} refused without a reason`)
    const isSomewhere = records.length > 0 || item !== undefined || world.isInDraft(fact) || fact.givenUp
    if (fact.wasKept && !isSomewhere) wrong.push(`${name} lost`)
    if (fact.givenUp && records.length > 0 && !fact.phone.wasLiedTo)
      wrong.push(`${name} deleted and yet sent`)
    return wrong
  })
}

function wrongWithReceipts({ receipts, phones, school }: World, told: readonly Told[]): string[] {
  const stored = phones.flatMap(({ client }) =>
    PEOPLE.flatMap((who) => client.receiptsOf(school.people[who])),
  )
  return [...receipts, ...stored].flatMap(({ id, hash, revision }) => {
    const isTrue = told.some((one) => one.id === id && one.hash === hash && one.revision === revision)
    return isTrue ? [] : [`the receipt ${id} ${revision} ${hash} is of nothing`]
  })
}

/** A photo is with its record once and whole, or waits with what this phone does not know to be taken. */
async function wrongWithPhotos(world: World, kept: readonly Kept[]): Promise<string[]> {
  const { school, photos, phones } = world
  const files = await school.rows<{ name: string; record: string; sha256: string; state: string }>(
    `select name, record_id as record, sha256, state from youju.file where school_id = $1 and removed_at is null`,
    [school.id],
  )
  const waiting = phones.flatMap(({ client }) =>
    PEOPLE.flatMap((who) => client.uploadsOf(school.people[who])),
  )
  return photos.flatMap(({ name, sha256, recordId, fact }) => {
    const there = files.filter((file) => file.name === name)
    const isWhole = there.length === 1 && there[0]?.state === 'kept' && there[0].sha256 === sha256
    const isHere = waiting.some((item) => item.name === name)
    if (kept.some(({ id }) => id === recordId)) {
      const isThere = isWhole && there[0]?.record === recordId
      // Handing the draft in again gets the receipt, and the photo follows it.
      return isThere || (isHere && world.isInDraft(fact)) ? [] : [`the photo ${name} is not with its record`]
    }
    if (there.length > 0) return [`the photo ${name} is with no record`]
    return isHere || fact.givenUp ? [] : [`the photo ${name} lost`]
  })
}

/** Every revision follows the one before it, and no version of a fact was written twice. */
function wrongWithRevisions(told: readonly Told[]): string[] {
  const wrong: string[] = []
  for (const [id, acts] of grouped(told, ({ id }) => id)) {
    if (acts.some(({ revision }, index) => revision !== index + 1))
      wrong.push(`the history of ${id} has a gap`)
  }
  const versions = told
    .filter(({ did }) => did === 'submitted' || did === 'corrected')
    .map(({ payload }) => JSON.stringify(readMark(payload)))
  if (new Set(versions).size < versions.length) wrong.push(`written twice: ${versions.join(' ')}`)
  return wrong
}

/** What one person handed in on one phone came in the order it was handed in. */
function wrongWithOrder({ facts, phones }: World, told: readonly Told[]): string[] {
  const arrival = told.filter(({ did }) => did === 'submitted').map(({ payload }) => readMark(payload)?.fact)
  return phones.flatMap((phone) =>
    PEOPLE.flatMap((person) => {
      const places = facts
        .filter((fact) => fact.phone === phone && !phone.wasFull && fact.person === person)
        .filter(({ turn, lostTurn, number }) => turn !== null && !lostTurn && arrival.includes(number))
        .sort((a, b) => (a.turn ?? 0) - (b.turn ?? 0))
        .map(({ number }) => arrival.indexOf(number))
      const inOrder = places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0))
      return inOrder ? [] : [`${person}'s order lost: ${places.join(' ')}`]
    }),
  )
}

/** The books once more in plain SQL, from what the records themselves say. */
async function wrongWithSums({ school }: World): Promise<string[]> {
  const rows = await school.rows<{ who: string; counted: number; kept: number }>(
    `with counted as (
       select author_id as who, sum(jsonb_array_length(payload -> 'periods'))::int as sum from youju.record
        where school_id = $1 and kind = 'observation' and state = 'counted' group by 1),
     kept as (
       select subject_id as who, sum(quantity)::int as sum from youju.tally
        where school_id = $1 and measure = 'observationPeriods' group by 1)
     select who, coalesce(counted.sum, 0) as counted, coalesce(kept.sum, 0) as kept
       from counted full join kept using (who) where coalesce(counted.sum, 0) <> coalesce(kept.sum, 0)`,
    [school.id],
  )
  return rows.map((row) => `periods differ: ${JSON.stringify(row)}`)
}

function grouped<T, K>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}
