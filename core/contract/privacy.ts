import * as z from 'zod/mini'
import { operation } from './operation'
import { id, nothing, requiredText } from './shapes'

export const privacyOperations = {
  'privacy.consent': operation({
    summary: 'Agree to a version of the privacy text',
    input: z.strictObject({ version: requiredText(20, '版本') }),
    output: nothing,
  }),
  'privacy.export': operation({
    summary: 'Everything that is kept about the caller: a workbook to read, or JSON for another system',
    input: z.strictObject({ format: z.enum(['xlsx', 'json']) }),
    output: z.strictObject({ name: z.string(), base64: z.string() }),
  }),
  'privacy.erase': operation({
    summary:
      "A parent's or former colleague's own erasure: ways in, name and what else names the caller are gone at once, a " +
      'pseudonym stays in the journal. Staff in post are told whom to ask',
    input: z.strictObject({ confirm: z.literal('删除') }),
    output: nothing,
  }),
  'privacy.erasePerson': operation({
    summary: 'Erase a person who has left the school, on request; numbers stay, names go',
    input: z.strictObject({ personId: id, reason: requiredText(200, '原因') }),
    output: z.strictObject({ pseudonym: z.string(), records: z.number() }),
  }),
  'privacy.retention': operation({
    summary: 'How long each kind of thing is kept, and how much is due to be deleted',
    input: nothing,
    output: z.strictObject({
      kinds: z.array(
        z.strictObject({
          label: z.string(),
          /** Null where no number of months says it: `why` does. */
          months: z.nullable(z.number()),
          /** What the months count from, in words. */
          after: z.string(),
          why: z.string(),
          due: z.number(),
        }),
      ),
    }),
  }),
}
