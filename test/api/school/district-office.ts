import { uuidv7 } from 'uuidv7'
import type { Input, OperationName, Output } from '#core/contract/contract'
import type { Answer } from '../../../cloudfunctions/_shared/endpoint/answer'
import type { TestSchool } from './test-school'

/** The district's office with one officer, Jiang, who is signed in. */
export interface DistrictOffice {
  readonly officerId: string
  readonly sessionId: string
  ask<N extends OperationName>(operation: N, input: Input<N>): Promise<Answer>
  call<N extends OperationName>(operation: N, input: Input<N>): Promise<Output<N>>
}

export async function openOffice({
  rows,
  districtId,
  deployment,
  answer,
}: TestSchool): Promise<DistrictOffice> {
  const [officerId, accountId, sessionId] = [uuidv7(), uuidv7(), uuidv7()] as const
  // Of the office the school is the district itself.
  await rows(
    `insert into youju.person (district_id, id, school_id, kind, name) values ($1, $2, $1, 'staff', '姜老师')`,
    [districtId, officerId],
  )
  await rows(
    `insert into youju.appointment (district_id, id, school_id, person_id, unit_id, post, from_on)
     values ($1, $2, $1, $3, $1, 'officer', '2020-09-01')`,
    [districtId, uuidv7(), officerId],
  )
  await rows(
    `insert into youju.account (district_id, id, school_id, person_id, login, demo_hint, failed_attempts)
     values ($1, $2, $1, $3, $4, '', 0)`,
    [districtId, accountId, officerId, `login-${officerId}`],
  )
  await rows(
    `insert into youju.session (district_id, id, school_id, account_id, person_id, refresh_hash, opened_at, expires_at)
     values ($1, $2, $1, $3, $4, convert_to($5, 'UTF8'), '2026-09-01', '2099-01-01')`,
    [districtId, sessionId, accountId, officerId, sessionId],
  )
  const ask: DistrictOffice['ask'] = async (operation, input) => {
    const { token } = await deployment.tokens.issue({ districtId, sessionId }, deployment.clock())
    return answer({ operation, input, token })
  }
  return {
    officerId,
    sessionId,
    ask,
    async call(operation, input) {
      const { body } = await ask(operation, input)
      if (!body.ok) throw new Error(`${operation} was refused: ${JSON.stringify(body.problem)}`)
      return body.data as Output<typeof operation>
    },
  }
}
