import type { Input, OperationName, Output } from '#core/contract/contract'
import { trustingWechat } from '../entrance/trusting-wechat'
import { type TestSchool, testSchool } from '../school/test-school'

/** Schools whose WeChat knows everybody. */
export const withWechat = { platform: trustingWechat }

/** Two schools of one district. */
export async function twoSchools(): Promise<readonly [TestSchool, TestSchool]> {
  const school = await testSchool(withWechat)
  return [school, await testSchool({ ...withWechat, beside: school })]
}

/** What somebody holds who has signed in; each call is made with the token alone, as from a phone. */
export function phone(school: TestSchool, token: string) {
  const ask = async <N extends OperationName>(operation: N, input: Input<N>) =>
    (await school.answer({ operation, input, token })).body
  return {
    async call<N extends OperationName>(operation: N, input: Input<N>): Promise<Output<N>> {
      const body = await ask(operation, input)
      if (!body.ok) throw new Error(`${operation} was refused: ${JSON.stringify(body.problem)}`)
      return body.data as Output<N>
    },
    async refused<N extends OperationName>(operation: N, input: Input<N>): Promise<string> {
      const body = await ask(operation, input)
      return body.ok ? 'done' : body.problem.code
    },
    who: async () => {
      const body = await ask('session.me', {})
      return body.ok ? (body.data as Output<'session.me'>).person.name : body.problem.code
    },
  }
}

/** Signs in by WeChat and answers the phone. */
export async function byWechat(school: TestSchool, code: string, device?: string) {
  const way = { way: 'wechat' as const, code, ...(device !== undefined && { device }) }
  return phone(school, (await school.call(null, 'session.open', way)).token)
}
