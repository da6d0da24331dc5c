import type { JournalSubject } from '../contract/journal'

/** What rows of the journal leaders read under which subject; records, files and what hangs on them stand beside each record. */
export const ROWS_ABOUT: Readonly<Record<JournalSubject, readonly string[]>> = {
  setting: ['setting'],
  roster: ['person', 'unit', 'term', 'calendar', 'import'],
  access: ['account', 'invitation', 'delegation', 'guardianship'],
  notice: ['notice'],
  plan: ['plan'],
  reading: ['reading'],
  privacy: ['privacy'],
}
