import type * as z from 'zod/mini'

/** Who may call: anybody, any signed-in person, or people with a post; the operation itself decides on which things. */
export type Access =
  | 'public'
  | 'signedIn'
  | 'staff'
  | 'checker'
  | 'accepter'
  | 'leader'
  | 'publisher'
  | 'planner'
  | 'planPublisher'

export interface OperationContract<
  I extends z.ZodMiniType = z.ZodMiniType,
  O extends z.ZodMiniType = z.ZodMiniType,
> {
  readonly summary: string
  readonly access: Access
  readonly input: I
  readonly output: O
}

export function operation<I extends z.ZodMiniType, O extends z.ZodMiniType>(
  contract: OperationContract<I, O>,
): OperationContract<I, O> {
  return contract
}
