import * as z from 'zod/mini'
import { form, rubric } from './form'
import { operation } from './operation'
import { nothing } from './shapes'

export const planOperations = {
  'plan.show': operation({
    summary: 'The plan in force: its clauses and the promises that point at them',
    access: 'staff',
    input: nothing,
    output: z.strictObject({
      title: z.string(),
      version: z.number(),
      effectiveFrom: z.string(),
      clauses: z.array(
        z.strictObject({ number: z.string(), title: z.string(), text: z.string(), department: z.string() }),
      ),
      rules: z.array(
        z.strictObject({
          id: z.string(),
          clause: z.string(),
          name: z.string(),
          demand: z.string(),
          audience: z.string(),
        }),
      ),
      /** As in `standing.school`. */
      misfits: z.array(z.string()),
    }),
  }),
  'plan.forms': operation({
    summary:
      'What the caller fills in or reads besides the built-in records: registers, lists of options, rubrics; small enough to be kept on the device',
    access: 'staff',
    input: nothing,
    output: z.strictObject({
      version: z.number(),
      effectiveFrom: z.string(),
      forms: z.array(z.extend(form, { mayWrite: z.boolean(), mayRead: z.boolean() })),
      /** 课型 and 教研形式, the plan's own or the built-in ones. */
      lessonTypes: z.array(z.string()),
      researchModes: z.array(z.string()),
      /** Those that lessons are scored under. */
      lessonRubrics: z.array(rubric),
      rubrics: z.array(rubric),
      signInCode: z.boolean(),
      /** How many days after it happened something is entered without approval. */
      lateEntryDays: z.number(),
    }),
  }),
}
