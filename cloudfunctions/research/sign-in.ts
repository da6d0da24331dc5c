import { sql } from 'kysely'
import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { RefusalKept } from '../_shared/endpoint/refusal-kept'
import { unitNamesOf } from '../_shared/store/people'

interface Outcome {
  readonly outcome: 'signed' | 'wrong' | 'over' | 'tooOften'
  readonly groupId?: string
  readonly on?: string
}

export const signIn = operation('research.signIn', async ({ id, token }, context) => {
  const { tx, caller, now } = context
  const { rows } = await sql<{ result: Outcome }>`
    select youju.sign_in(${id}::uuid, ${Buffer.from(token, 'hex')}, ${new Date(now)}) as result`.execute(tx)
  const { outcome = 'over', groupId = '', on = '' } = rows[0]?.result ?? {}
  switch (outcome) {
    case 'signed':
      return { groupName: (await unitNamesOf(tx, caller, [groupId])).get(groupId) ?? '', on }
    case 'wrong':
      // The attempt stays counted.
      throw new RefusalKept(problem('signInWrong'))
    case 'tooOften':
      throw problem('signInTooOften')
    case 'over':
      throw problem('signInOver')
  }
})
