import * as z from 'zod/mini'
import { operation } from './operation'
import { level } from './payloads'
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

/** Something that a plan asks the caller to hand in or to declare, for themselves, their unit or the school. */
const owed = z.strictObject({
  kind: z.enum(['deliverable', 'declared']),
  title: z.string(),
  level,
  /** Whom it is for: the unit with its name; null for the caller and the school. */
  unitId: z.nullable(id),
  unitName: z.string(),
  /** What is counted: 份, 人. */
  unit: z.string(),
  /** The promises it serves, as the plan calls them. */
  rules: z.array(z.string()),
  /** It counts only once it is accepted (受理). */
  accepting: z.boolean(),
  /** What is due next and not handed in; null when nothing is, or the plan sets no day. */
  due: z.nullable(z.strictObject({ on: z.string(), label: z.string() })),
  /** The latest of the term that the caller may read. */
  last: z.nullable(
    z.strictObject({
      recordId: id,
      on: z.string(),
      state: z.enum(['counted', 'awaiting', 'returned']),
      acceptedOn: z.nullable(z.string()),
      amount: z.nullable(z.number()),
    }),
  ),
})

export const agendaOperations = {
  'agenda.today': operation({
    summary:
      'What the caller takes part in or writes down today: research, clubs, daily registers; also what of this week is not written down yet',
    input: nothing,
    output: z.strictObject({
      on: z.string(),
      items: z.array(item),
      /** Overdue or due within two weeks. Optional, for devices keep what servers before answered. */
      owed: z.optional(z.array(owed)),
    }),
  }),
  'agenda.owed': operation({
    summary: 'All that the plans in force ask the caller to hand in or to declare, with what is due when',
    input: nothing,
    output: z.strictObject({ on: z.string(), items: z.array(owed) }),
  }),
}
