import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { PUSHED_KINDS, type ReminderKind, type ReminderWords } from '#core/reminder/reminder'
import type { SchoolKey } from '../store/school-key'
import type { Tx } from '../store/store'

/** A reminder to be kept. It is the same one as another with the same person, kind and `about`, and said once. */
export interface NewReminder {
  readonly personId: string
  readonly kind: ReminderKind
  readonly about: string
  readonly words: ReminderWords
  /** An instant in milliseconds: shown and sent from then on. */
  readonly notBefore: number
}

const BLOCK = 1_000
const PUSHED: readonly ReminderKind[] = PUSHED_KINDS

/**
 * Keeps reminders of a school in the transaction of the fact they speak of, as the owner; answers how many are new. Those
 * who have chosen not to get a kind get none of it. `now` is an instant.
 */
export async function keepReminders(
  tx: Tx,
  { districtId, schoolId }: SchoolKey,
  reminders: readonly NewReminder[],
  now: number,
): Promise<number> {
  let kept = 0
  for (let from = 0; from < reminders.length; from += BLOCK) {
    const rows = reminders.slice(from, from + BLOCK).map(({ words, notBefore, ...reminder }) => ({
      ...reminder,
      ...words,
      id: uuidv7(),
      notBefore: new Date(notBefore),
      state: PUSHED.includes(reminder.kind) ? 'waiting' : 'inApp',
    }))
    const { numAffectedRows } = await sql`
      insert into youju.reminder
        (district_id, id, school_id, person_id, kind, about, line, page, due_on, made_at, not_before, state)
      select ${districtId}::uuid, r.id, ${schoolId}::uuid, r."personId", r.kind, r.about, r.line, r.page, r."dueOn",
             ${new Date(now)}, r."notBefore", r.state
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, "personId" uuid, kind text, about text,
               line text, page text, "dueOn" date, "notBefore" timestamptz, state text)
        left join youju.reminder_choice c on c.district_id = ${districtId}::uuid and c.school_id = ${schoolId}::uuid
             and c.person_id = r."personId"
       where case r.kind when 'digest' then c.digest when 'due' then c.due end is not false
      on conflict (district_id, school_id, person_id, kind, about) do nothing`.execute(tx)
    kept += Number(numAffectedRows ?? 0)
  }
  return kept
}

/**
 * Tells the author of a record that the caller has given it back, in the transaction that does; once a revision. The
 * database looks at both again (youju.remind_author).
 */
export async function remindAuthor(
  tx: Tx,
  recordId: string,
  { line, page }: ReminderWords,
  notBefore: number,
): Promise<void> {
  await sql`select youju.remind_author(${recordId}::uuid, ${uuidv7()}::uuid, ${line}, ${page}, ${new Date(notBefore)})`.execute(
    tx,
  )
}
