import { sql } from 'kysely'
import type { SchoolCalendar } from '#core/calendar/school-calendar'
import { type Tally, TallySheet } from '#core/standing/tally'
import type { SchoolSource } from './at-hand'
import { Spacious, wholeAtHand } from './at-hand'
import type { Database } from './store'

/** A term's tallies through a week, laid out for looking up; at hand, only what changed since is read. */
export async function loadSheet(
  db: Database,
  school: SchoolSource,
  calendar: SchoolCalendar,
  throughWeek: number,
): Promise<TallySheet> {
  // What a district's office is told of a school's tallies is summed up, and that is kept.
  if (school.told) return readSheet(db, school, calendar, throughWeek)
  const laidOut = await wholeAtHand(school, `tallies ${calendar.term.id} ${throughWeek}`, () =>
    Promise.resolve(new LaidOut(calendar, throughWeek)),
  )
  return laidOut ? laidOut.now(db, school) : readSheet(db, school, calendar, throughWeek)
}

async function readSheet(
  db: Database,
  school: SchoolSource,
  calendar: SchoolCalendar,
  throughWeek: number,
): Promise<TallySheet> {
  const ofSome = school.atHand?.whole === false
  const load = ofSome ? loadOwnTallies : loadTallies
  return new TallySheet(calendar, await load(db, school, calendar.term.id, throughWeek))
}

/** What row security leaves a caller who does not reach the whole school, looked up by its subjects. */
async function loadOwnTallies(
  db: Database,
  _: SchoolSource,
  termId: string,
  throughWeek: number,
): Promise<Tally[]> {
  const { rows } = await sql<Tally>`
    select measure, subject_id as "subjectId", week, quantity, days
      from youju.own_tallies(${termId}::uuid, ${throughWeek}::int)`.execute(db)
  return rows
}

/** A float64 for each day of a term, and about as much again for the standings that are kept of it (standing/standings-at-hand.ts). */
const A_SERIES = 2_500
const A_SHEET = 20_000

/**
 * The tallies of a school whose reader sees them all, as of a mark: whatever came to be after it is read again and laid out anew, so that
 * nobody's sheet changes while they compute.
 */
class LaidOut extends Spacious {
  private kept: { readonly mark: string; readonly sheet: TallySheet } | undefined

  override get room(): number {
    return A_SHEET + (this.kept?.sheet.size ?? 0) * A_SERIES
  }

  constructor(
    private readonly calendar: SchoolCalendar,
    private readonly throughWeek: number,
  ) {
    super()
  }

  async now(db: Database, school: SchoolSource): Promise<TallySheet> {
    const { calendar, throughWeek, kept } = this
    const { mark, tallies } = await talliesSince(db, school, this, kept?.mark ?? null)
    const sheet =
      kept && tallies ? changed(kept.sheet, tallies) : await readSheet(db, school, calendar, throughWeek)
    // Every tally in it is from the mark or later, whatever others have kept here meanwhile.
    if (mark !== null) this.kept = { mark, sheet }
    return sheet
  }

  get term(): string {
    return this.calendar.term.id
  }

  get week(): number {
    return this.throughWeek
  }
}

function changed(sheet: TallySheet, tallies: readonly Tally[]): TallySheet {
  return tallies.length === 0 ? sheet : sheet.changedBy(tallies)
}

type Changed = [measure: string, subjectId: string, week: number, quantity: number, days: number[]]

/** By youju.tallies_since: no tallies where all have to be read, no mark where what is read must not be kept. */
async function talliesSince(
  db: Database,
  { schoolId }: SchoolSource,
  { term, week }: { readonly term: string; readonly week: number },
  since: string | null,
): Promise<{ readonly mark: string | null; readonly tallies: readonly Tally[] | undefined }> {
  const { rows } = await sql<{ told: { mark: string | null; tallies?: Changed[] } }>`
    select youju.tallies_since(${schoolId}::uuid, ${term}::uuid, ${week}::int, ${since}) as told`.execute(db)
  const told = rows[0]?.told
  return {
    mark: told?.mark ?? null,
    tallies: told?.tallies?.map(([measure, subjectId, week, quantity, days]) => {
      return { measure, subjectId, week, quantity, days }
    }),
  }
}

export async function loadTallies(
  db: Database,
  { districtId, schoolId, told }: SchoolSource,
  termId: string,
  throughWeek: number,
): Promise<Tally[]> {
  const from = told
    ? sql`youju.told_tally(${schoolId}::uuid, ${termId}::uuid, ${throughWeek}::int)`
    : sql`youju.tally`
  // There are thousands, named as they are wanted: nothing is left to do to their names.
  const { rows } = await sql<Tally>`
    select measure, subject_id as "subjectId", week, quantity, days
      from ${from}
     where district_id = ${districtId} and school_id = ${schoolId} and term_id = ${termId} and week <= ${throughWeek}
       and quantity <> 0`.execute(db.withoutPlugins())
  return rows
}

/** A term's tallies through a week, as they were at a moment. */
export async function loadSheetKnown(
  db: Database,
  calendar: SchoolCalendar,
  at: Date,
  throughWeek: number,
): Promise<TallySheet> {
  const { rows } = await sql<Tally>`
    select measure, subject_id as "subjectId", week, quantity, days
      from youju.tallies_known(${calendar.term.id}::uuid, ${at}::timestamptz, ${throughWeek}::int)`.execute(
    db,
  )
  return new TallySheet(calendar, rows)
}
