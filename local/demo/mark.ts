import { sql } from 'kysely'
import type { CivilDate } from '#core/calendar/civil-date'
import type { Database, Tx } from '../../cloudfunctions/_shared/store/store'

export type DemoState =
  | { readonly is: 'none' | 'begun' | 'somebodyElses' }
  | { readonly is: 'finished'; readonly today: CivilDate; readonly endOn: CivilDate }

/**
 * The mark is written with the first rows of the demo, so data without it was never ours to clear. `fresh` takes a
 * finished school for one that was only begun.
 */
export async function stateOf(db: Database, fresh: boolean): Promise<DemoState> {
  await sql`
    create table if not exists public.demo (
      today date not null, end_on date not null,
      begun_at timestamptz not null default now(), finished_at timestamptz)`.execute(db)
  const { rows } = await sql<{ today: CivilDate; endOn: CivilDate; finished: boolean }>`
    select today, end_on, finished_at is not null as finished from public.demo`.execute(db)
  const [mark] = rows
  if (mark)
    return mark.finished && !fresh
      ? { is: 'finished', today: mark.today, endOn: mark.endOn }
      : { is: 'begun' }
  const anybody = await db.selectFrom('orgUnit').select('id').limit(1).executeTakeFirst()
  return { is: anybody ? 'somebodyElses' : 'none' }
}

export async function begin(tx: Tx, today: CivilDate, endOn: CivilDate): Promise<void> {
  await sql`insert into public.demo (today, end_on) values (${today}, ${endOn})`.execute(tx)
}

export async function finish(db: Database): Promise<void> {
  await sql`update public.demo set finished_at = now()`.execute(db)
}
