import type { ProblemBody, ProblemCode } from '#core/problem'

/** The server understood and said no; `problem.message` is what the person reads. */
export class CallProblem extends Error {
  readonly problem: ProblemBody

  constructor(problem: ProblemBody) {
    super(problem.message)
    this.name = 'CallProblem'
    this.problem = problem
  }
}

const WORDS = {
  noNetwork: '连不上服务器，请检查网络后再试。',
  timeout: '服务器很久没有回应，请稍后再试。',
  notOurs:
    '收到的不是有据服务器的回答：可能是所在网络要先登录（如校园网认证），也可能是服务器正在维护，请稍后再试。',
  wechat: '微信没有给出登录凭证，请稍后再试，或改用账号和密码。',
} as const

/** No answer of ours came back. Whether the request arrived is unknown. */
export class Unreachable extends Error {
  readonly why: keyof typeof WORDS
  readonly requestId: string
  /** The platform's own words, for the console and the support; never for the person. */
  readonly detail: string

  constructor(why: keyof typeof WORDS, requestId: string, detail = '') {
    super(WORDS[why])
    this.name = 'Unreachable'
    this.why = why
    this.requestId = requestId
    this.detail = detail
  }
}

export type Fault = CallProblem | Unreachable

export function isFault(thrown: unknown): thrown is Fault {
  return thrown instanceof CallProblem || thrown instanceof Unreachable
}

const PASSING: readonly ProblemCode[] = [
  'busy',
  'internal',
  'tooManyAttempts',
  'tooManyCalls',
  'tooManyFromHere',
  'notSignedIn',
  'platformBusy',
  // Of this release: what waits is sent by the next one.
  'clientTooOld',
]

/** True for problems that are about the moment, not about what was asked: asking the same later may succeed. */
export function isPassing(problem: ProblemBody): boolean {
  return PASSING.includes(problem.code)
}

/** For work that belongs to a session which is no longer the one on this device. */
export function signedOut(): CallProblem {
  return new CallProblem({
    code: 'notSignedIn',
    message: '登录已过期，请重新登录。没有提交的内容还在本机。',
    details: {},
  })
}
