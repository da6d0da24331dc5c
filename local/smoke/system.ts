import type { Input, OperationName, Output, Reply } from '#core/contract/contract'

const WITHIN_MS = 20_000

/** A step went otherwise than it has to; what to look at then. */
export class SmokeFailure extends Error {
  override readonly name = 'SmokeFailure'
  constructor(
    message: string,
    readonly lookAt: string,
  ) {
    super(message)
  }
}

/** A deployed system as its clients reach it: over HTTPS, with a bearer token. */
export class System {
  private token: string | undefined

  constructor(readonly address: URL) {}

  signedInWith(token: string | undefined): void {
    this.token = token
  }

  async call<N extends OperationName>(operation: N, input: Input<N>): Promise<Output<N>> {
    const reply = await this.reply(operation, input)
    if (reply.ok) return reply.data
    const { code, message } = reply.problem
    throw new SmokeFailure(`${operation} 被拒绝：${message}（${code}）`, lookAtProblem(code))
  }

  /** Also when it is refused. */
  async reply<N extends OperationName>(operation: N, input: Input<N>): Promise<Reply<N>> {
    const response = await this.request(`/api/${operation.replace('.', '/')}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.token === undefined ? {} : { authorization: `Bearer ${this.token}` }),
      },
      body: JSON.stringify(input),
    })
    const body: unknown = await response.json().catch(() => undefined)
    if (isReply<N>(body)) return body
    const lookAt = '这个地址上不是有据，或反向代理把请求改了：/api/ 要原样转给有据。'
    throw new SmokeFailure(`${operation} 的回答不是有据的（HTTP ${response.status}）`, lookAt)
  }

  async request(where: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(where, this.address)
    try {
      return await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(WITHIN_MS) })
    } catch (error) {
      throw new SmokeFailure(
        `${url.pathname} 没有回应：${reasonOf(error)}`,
        '服务是否在运行，防火墙和反向代理是否放行。',
      )
    }
  }
}

function isReply<N extends OperationName>(body: unknown): body is Reply<N> {
  if (typeof body !== 'object' || body === null) return false
  const { ok, data, problem } = body as { ok?: unknown; data?: unknown; problem?: { code?: unknown } }
  return ok === true ? data !== undefined : ok === false && typeof problem?.code === 'string'
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `${WITHIN_MS / 1000} 秒内没有回答`
  const { cause } = error as { cause?: { code?: unknown } }
  return typeof cause?.code === 'string' ? cause.code : error.message
}

function lookAtProblem(code: string): string {
  if (code === 'internal')
    return '看服务的日志（systemd 用 journalctl -u youju，云开发看云函数日志），按时间和 requestId 找。'
  if (code === 'busy') return '数据库是否连得上、连接数够不够。'
  if (code === 'notAllowed') return '换一个能记听课的账号（教师、组长、教导主任）来核对，或加 --read-only。'
  if (code === 'unknownOperation') return '这个地址上的版本和这里的不一样，先部署同一个版本。'
  return '照上面的话处理；说不清原因时看服务的日志。'
}
