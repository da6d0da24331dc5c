import { sql } from 'kysely'
import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { findOpenSignIn, signedIn } from './sign-in-session'

const STEP_MS = 15_000
/** A minute's worth, so that a screen with a bad network does not stand still at once. */
const STEPS = 4

export const code = operation('research.code', async ({ id }, context) => {
  const { tx, now } = context
  const { expiresAt } = await findOpenSignIn(id, context)
  const { rows } = await sql<{ tokens: Buffer[] | null }>`
    select youju.sign_in_tokens(${id}::uuid, ${new Date(now)}, ${STEPS}) as tokens`.execute(tx)
  const tokens = rows[0]?.tokens
  if (!tokens) throw problem('signInOver')
  return {
    tokens: tokens.map((token) => token.toString('hex')),
    stepMs: STEP_MS,
    leftMs: STEP_MS - (now % STEP_MS),
    expiresAt: expiresAt.toISOString(),
    signedIn: await signedIn(id, context),
  }
})
