import * as z from 'zod/mini'
import { JOURNAL_SUBJECTS, type JournalSubject } from '../journal/subjects'
import { operation } from './operation'
import { cursor, id, page } from './shapes'

const act = z.strictObject({
  seq: z.number(),
  at: z.string(),
  /** As it is known now; the pseudonym of somebody who was erased. */
  actor: z.string(),
  /** In words: 开启了社团实名名单. */
  words: z.string(),
  reason: z.string(),
})

export const journalOperations = {
  'journal.list': operation({
    summary: 'What was done at the school, of one subject, the latest first',
    input: z.strictObject({
      about: z.enum(Object.keys(JOURNAL_SUBJECTS) as JournalSubject[]),
      cursor,
    }),
    output: z.strictObject({
      acts: page(act),
      /** How far the chain is sealed, and its last link in hexadecimal: written down elsewhere, it proves the rows before it. */
      sealed: z.strictObject({ links: z.number(), at: z.nullable(z.string()), head: z.string() }),
    }),
  }),
  'journal.mine': operation({
    summary: 'What the caller did, and what was done to the records that the caller wrote, the latest first',
    input: z.strictObject({ cursor }),
    output: page(z.strictObject({ ...act.shape, mine: z.boolean(), recordId: z.nullable(id) })),
  }),
}
