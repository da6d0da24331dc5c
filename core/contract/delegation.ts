import * as z from 'zod/mini'
import { operation } from './operation'
import { civilDate, id, nothing, post, requiredText } from './shapes'

const delegation = z.strictObject({
  id,
  post,
  label: z.string(),
  giver: z.string(),
  taker: z.string(),
  takerId: id,
  from: z.string(),
  to: z.string(),
  reason: z.string(),
  state: z.enum(['coming', 'running', 'over', 'ended']),
  /** Whether the caller may end it. */
  mayEnd: z.boolean(),
})

export const delegationOperations = {
  'delegation.list': operation({
    summary: 'Who stands in for whom at the school, running and coming ones first',
    input: nothing,
    output: z.strictObject({
      /** The caller's own posts that can be handed over. */
      mine: z.array(z.strictObject({ post, label: z.string() })),
      delegations: z.array(delegation),
    }),
  }),
  'delegation.give': operation({
    summary:
      "Let a colleague act in one of the caller's posts from a day to a day; nothing counts for quotas by it",
    input: z.strictObject({
      id,
      post,
      takerId: id,
      from: civilDate,
      to: civilDate,
      reason: requiredText(200, '原因'),
    }),
    output: z.strictObject({ id }),
  }),
  'delegation.end': operation({
    summary: 'End a delegation before its last day, as the giver, the taker or the principal',
    input: z.strictObject({ id, reason: requiredText(200, '原因') }),
    output: z.strictObject({ id }),
  }),
}
