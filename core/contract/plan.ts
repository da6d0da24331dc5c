import * as z from 'zod/mini'
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
}
