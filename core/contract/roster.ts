import * as z from 'zod/mini'
import { operation } from './operation'
import { cursor, id, page, text } from './shapes'

/** People and units of the school, for choosing whom or what a record names. */
export const rosterOperations = {
  'roster.teachers': operation({
    summary: 'Teachers of the school by name or subject, for choosing whom to name',
    input: z.strictObject({ query: z.optional(text(40, '姓名')), cursor }),
    output: page(z.strictObject({ id, name: z.string(), subject: z.string() })),
  }),
  'roster.staff': operation({
    summary: 'The staff of the school by name or subject, the caller included, for naming them in a record',
    input: z.strictObject({ query: z.optional(text(40, '姓名')), cursor }),
    output: page(z.strictObject({ id, name: z.string(), subject: z.string() })),
  }),
  'roster.classes': operation({
    summary: 'The classes of the school in order',
    input: z.strictObject({ cursor }),
    output: page(z.strictObject({ id, name: z.string(), grade: z.string() })),
  }),
  'roster.units': operation({
    summary: "The school's grades, classes, groups or clubs in order",
    input: z.strictObject({
      kind: z.enum(['grade', 'class', 'group', 'club'], '请选择年级、班级、组或社团'),
      cursor,
    }),
    /** `within` is the grade of a class; empty for the others. */
    output: page(z.strictObject({ id, name: z.string(), within: z.string() })),
  }),
}
