import { sql } from 'kysely'
import type { CivilDate } from '#core/calendar/civil-date'
import { Problem } from '#core/problem'
import { standSchool } from '#core/standing/school-sheet'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { type AtHand, AtHandShelf, ownAtHand, ROOM_AT_HAND, Spacious, WHOLE } from '../_shared/store/at-hand'
import type { DistrictSchool } from '../_shared/store/district'
import { loadToldSchool } from '../_shared/store/school-state'
import { severalAtOnce } from '../_shared/store/several-at-once'
import type { Tx } from '../_shared/store/store'
import { looksOf } from './look'
import { type ToldSummary, toldSummary } from './told-summary'

export interface ToldSchool {
  readonly school: DistrictSchool
  /** None where the school has no term or no plan yet. */
  readonly summary: ToldSummary | null
}

/** A summary with what its school was when it was made: its stamp, and the moment whose tallies are in it. */
interface Kept {
  readonly stamp: string
  readonly mark: string
  readonly summary: ToldSummary | null
}

/** More than one, so that neither the database nor this process waits for the other; each holds the tallies of a school. */
const AT_ONCE = 3

/** What the schools are made of, as their office is told: most of what there is to read of a school that something was handed in at. */
class Structures extends Spacious {
  private readonly shelf = new AtHandShelf(ROOM_AT_HAND / 2)

  override get room(): number {
    return this.shelf.taken
  }

  of(districtId: string, schoolId: string, stamp: string): AtHand {
    return this.shelf.of({ districtId, schoolId }, stamp, WHOLE)
  }
}

/** All schools on a day. What has been summed up stays at hand, and only schools that changed since are looked at again. */
export async function toldSummaries(
  schools: readonly DistrictSchool[],
  date: CivilDate,
  context: SignedInContext,
): Promise<ToldSchool[]> {
  const { tx, caller } = context
  const kept = await ownAtHand(caller, `told schools ${date}`, () => Promise.resolve(new Map<string, Kept>()))
  const structures = await ownAtHand(caller, 'told structures', () => Promise.resolve(new Structures()))
  const ids = schools.map(({ id }) => id)
  const since = await toldSince(
    tx,
    ids,
    ids.map((id) => kept.get(id)?.mark ?? null),
  )
  return severalAtOnce(schools, AT_ONCE, async (school) => {
    const now = since.get(school.id)
    const known = kept.get(school.id)
    const isSame = known !== undefined && now !== undefined && !now.changed && now.stamp === known.stamp
    const atHand = now && structures.of(caller.districtId, school.id, now.stamp)
    const summary = isSame ? known.summary : await summaryOf(school, date, context, atHand)
    if (now && now.mark !== null) kept.set(school.id, { stamp: now.stamp, mark: now.mark, summary })
    return { school, summary }
  })
}

interface Since {
  readonly stamp: string
  /** Null where nothing may be kept of what is read now. */
  readonly mark: string | null
  readonly changed: boolean
}

async function toldSince(
  tx: Tx,
  schools: readonly string[],
  marks: readonly (string | null)[],
): Promise<ReadonlyMap<string, Since>> {
  const { rows } = await sql<Since & { schoolId: string }>`
    select school_id as "schoolId", stamp, mark, changed
      from youju.told_since(${schools}::uuid[], ${marks}::text[])`.execute(tx)
  return new Map(rows.map(({ schoolId, ...since }) => [schoolId, since]))
}

const NOT_READY: readonly string[] = ['noTerm', 'noPlan']

async function summaryOf(
  { id }: DistrictSchool,
  date: CivilDate,
  { tx, caller }: SignedInContext,
  atHand: AtHand | undefined,
): Promise<ToldSummary | null> {
  const loaded = await loadToldSchool(tx, caller, id, date, undefined, { atHand }).catch((error: unknown) => {
    if (error instanceof Problem && NOT_READY.includes(error.body.code)) return null
    throw error
  })
  return loaded && toldSummary(looksOf(loaded, ({ state, week }) => standSchool(state, week, date)))
}
