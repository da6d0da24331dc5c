import { uuidv7 } from 'uuidv7'
import type { Input, OperationName, Output } from '#core/contract/contract'
import type { ProblemBody } from '#core/problem'
import type { Answer } from '../../../cloudfunctions/_shared/endpoint/answer'
import { asPromised } from '../school/answers'
import type { TestSchool } from '../school/test-school'

/** Somebody whom no cast knows, with the token that joining gave. */
export interface Newcomer {
  readonly token: string
  ask<N extends OperationName>(operation: N, input: Input<N>): Promise<Answer>
  call<N extends OperationName>(operation: N, input: Input<N>): Promise<Output<N>>
  refused<N extends OperationName>(operation: N, input: Input<N>): Promise<ProblemBody>
}

export type WithWay = Input<'session.joinClass'>['with']

export const byWechat = (user: string = uuidv7()): WithWay => ({ way: 'wechat', code: user })

export function askToJoin(
  school: TestSchool,
  code: string,
  name: string,
  way: WithWay = byWechat(),
): Promise<Answer> {
  return school.ask(null, 'session.joinClass', { code, name, with: way })
}

/** Asks to join by a code, and goes on as who asked. */
export async function newcomer(
  school: TestSchool,
  code: string,
  name = '小雨妈妈',
  way: WithWay = byWechat(),
): Promise<Newcomer> {
  const { body } = await askToJoin(school, code, name, way)
  if (!body.ok) throw new Error(`not joined: ${JSON.stringify(body.problem)}`)
  return withToken(school, (body.data as Output<'session.joinClass'>).token)
}

export function withToken(school: TestSchool, token: string): Newcomer {
  const ask = async (operation: OperationName, input: unknown) =>
    asPromised(operation, await school.answer({ operation, input, token }))
  return {
    token,
    ask,
    async call(operation, input) {
      const { body } = await ask(operation, input)
      if (!body.ok) throw new Error(`${operation} was refused: ${JSON.stringify(body.problem)}`)
      return body.data as Output<typeof operation>
    },
    async refused(operation, input) {
      const { body } = await ask(operation, input)
      if (body.ok) throw new Error(`${operation} was not refused: ${JSON.stringify(body.data)}`)
      return body.problem
    },
  }
}
