import type * as z from 'zod/mini'

/** What an operation takes and answers; who may call it stands in the policy (core/rights/policy.ts). */
export interface OperationContract<
  I extends z.ZodMiniType = z.ZodMiniType,
  O extends z.ZodMiniType = z.ZodMiniType,
> {
  readonly summary: string
  readonly input: I
  readonly output: O
}

export function operation<I extends z.ZodMiniType, O extends z.ZodMiniType>(
  contract: OperationContract<I, O>,
): OperationContract<I, O> {
  return contract
}
