import * as z from 'zod/mini'
import { SETTING_KEYS } from '../setting/setting'
import { operation } from './operation'
import { nothing, requiredText } from './shapes'

const key = z.enum(SETTING_KEYS)

export const settingOperations = {
  'setting.list': operation({
    summary:
      'What is on and off at the school, the defaults that spare people work among it, and who changed it why',
    input: nothing,
    output: z.strictObject({
      settings: z.array(
        z.strictObject({
          key,
          on: z.boolean(),
          default: z.boolean(),
          /** Where it is switched: here, in the plan's options, with each club, or nowhere: it cannot be. */
          switchedIn: z.enum(['here', 'plan', 'clubs', 'nowhere']),
          /** What switched it off elsewhere, in words: 计划选项「签到码」; null for nothing. */
          offBy: z.nullable(z.string()),
          /** By whom and why it was switched last; null while nobody has. */
          changed: z.nullable(z.strictObject({ at: z.string(), by: z.string(), reason: z.string() })),
        }),
      ),
      mayChange: z.boolean(),
    }),
  }),
  'setting.change': operation({
    summary: 'Switch something on or off, with a reason that every colleague can read',
    input: z.strictObject({ key, on: z.boolean(), reason: requiredText(200, '原因') }),
    output: nothing,
  }),
  'setting.burden': operation({
    summary:
      'What writing records down costs: how many of each kind this term, and the median seconds; never by person',
    input: nothing,
    output: z.strictObject({
      kinds: z.array(
        z.strictObject({
          kind: z.string(),
          /** The form's name for registers, else the kind in words. */
          label: z.string(),
          records: z.number(),
          /** Of those that told; null when fewer than five did. */
          medianSeconds: z.nullable(z.number()),
        }),
      ),
    }),
  }),
}
