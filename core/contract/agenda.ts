import * as z from 'zod/mini'
import { operation } from './operation'
import { id, nothing } from './shapes'

/** Something of today, or left over from earlier this week, that the caller is to take part in or to write down. */
const item = z.strictObject({
  what: z.enum(['research', 'club', 'form']),
  /** Of the form; empty otherwise. */
  form: z.string(),
  /** The group, club, or unit that the form is about; null when it is about the school or the caller. */
  unitId: z.nullable(id),
  /** The planned day it stands for. */
  on: z.string(),
  /** The day it is held on: another one when it was moved. */
  heldOn: z.string(),
  title: z.string(),
  /** When and where, as far as it is known. */
  note: z.string(),
  /** One tap says that all is in order. */
  byException: z.boolean(),
  /** Whether the caller is the one who writes it down. */
  mayLog: z.boolean(),
  /** What was written down for it. */
  recordId: z.nullable(id),
})

export const agendaOperations = {
  'agenda.today': operation({
    summary:
      'What the caller takes part in or writes down today: research, clubs, daily registers; also what of this week is not written down yet',
    access: 'staff',
    input: nothing,
    output: z.strictObject({ on: z.string(), items: z.array(item) }),
  }),
}
