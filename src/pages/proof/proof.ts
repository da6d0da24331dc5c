import type { Input, Output } from '#core/contract/contract'

export type Proof = Output<'standing.proof'>
/** What a number of one kind is made of. */
export type MakeUpOf<Kind> = Extract<NonNullable<Proof['makeUp']>, { kind: Kind }>
/** Which of a rate's two numbers. */
export type Part = NonNullable<Input<'standing.proof'>['part']>
