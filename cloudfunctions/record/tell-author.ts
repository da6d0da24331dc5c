import { returnedWords } from '#core/reminder/returned'
import { sayableFrom } from '#core/reminder/when'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { remindAuthor } from '../_shared/reminders/keep-reminder'
import { findTerm } from '../_shared/store/calendar'
import type { RecordRow } from '../_shared/store/record'

/**
 * Tells who wrote a record that it was given back, as soon as people may be spoken to; after the term nobody is, and the
 * record waits among those that were returned.
 */
export async function tellAuthor(record: RecordRow, { tx, now, today }: SignedInContext): Promise<void> {
  const { districtId, schoolId } = record
  const calendar = (await findTerm(tx, { districtId, schoolId }, today))?.calendar
  const notBefore = calendar ? sayableFrom(calendar, now) : null
  if (notBefore !== null) await remindAuthor(tx, record.id, returnedWords(record), notBefore)
}
