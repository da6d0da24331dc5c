import * as z from 'zod/mini'
import { operation } from './operation'
import { cursor, id, page, text } from './shapes'

export const rosterOperations = {
  'roster.staff': operation({
    summary: 'The staff of the school by name or subject, the caller included, for naming them in a record',
    access: 'staff',
    input: z.strictObject({ query: z.optional(text(40, '姓名')), cursor }),
    output: page(z.strictObject({ id, name: z.string(), subject: z.string() })),
  }),
  'roster.units': operation({
    summary: "The school's grades, classes, groups or clubs in order",
    access: 'staff',
    input: z.strictObject({
      kind: z.enum(['grade', 'class', 'group', 'club'], '请选择年级、班级、组或社团'),
      cursor,
    }),
    /** `within` is the grade of a class; empty for the others. */
    output: page(z.strictObject({ id, name: z.string(), within: z.string() })),
  }),
}
