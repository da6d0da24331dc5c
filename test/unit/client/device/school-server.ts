import { createHash } from 'node:crypto'
import type { Input, OperationName, Output } from '#core/contract/contract'
import type { ProblemBody, ProblemCode } from '#core/problem'
import type { AskedRequest, Serve } from './device'

export type Submission = Input<'record.submit'>

export interface KeptRecord {
  readonly personId: string
  readonly submission: Submission
  readonly receipt: Output<'record.submit'>
}

interface Session {
  readonly personId: string
  token: string
  refreshToken: string
  ended: boolean
}

/** People of the test school, by the key of their demo login. */
export const PEOPLE = {
  lin: '11111111-1111-7111-8111-111111111111',
  zhao: '22222222-2222-7222-8222-222222222222',
} as const

const REFRESH_LIVES_MS = 30 * 86_400_000

const OPEN: readonly OperationName[] = ['session.ways', 'session.join']

export type PersonKey = keyof typeof PEOPLE

/** What the client may rely on from the real server: sessions whose refresh tokens rotate, and records kept by id. */
export class SchoolServer {
  readonly kept: KeptRecord[] = []
  readonly sessions: Session[] = []
  renewals = 0
  tokenLivesMs = 600_000
  /** Answers of operations this stand-in does not know by itself. */
  readonly answers = new Map<OperationName, (input: unknown, personId: string | null) => unknown>()
  /** Set to refuse a submission. */
  refuse: (submission: Submission) => ProblemCode | null = () => null
  /** Whom WeChat's code stands for, or why it opens nobody. */
  wechat: PersonKey | ReturnType<typeof no> = 'lin'
  private made = 0

  readonly serve: Serve = async (request) => {
    const reply = this.reply(request)
    return { statusCode: 'problem' in reply ? 400 : 200, data: JSON.parse(JSON.stringify(reply)) }
  }

  expireTokens(): void {
    for (const session of this.sessions) session.token = this.secret('token')
  }

  endSessions(): void {
    for (const session of this.sessions) session.ended = true
  }

  private reply(request: AskedRequest): { ok: true; data: unknown } | { ok: false; problem: ProblemBody } {
    const operation = request.url.replace(/^.*\/api\//, '').replace('/', '.') as OperationName
    const bearer = request.header.authorization?.replace('Bearer ', '')
    const session = this.sessions.find((one) => !one.ended && one.token === bearer)
    if (operation === 'session.open') return this.opened(request.data as Input<'session.open'>)
    if (operation === 'session.renew') return this.renew(request.data as { refreshToken: string })
    const known = this.answers.get(operation)
    if (!session && !OPEN.includes(operation)) return no('notSignedIn')
    if (known) return answerOf(known(request.data, session?.personId ?? null))
    if (operation === 'session.me' && session) return { ok: true, data: meOf(session.personId) }
    if (operation === 'session.close' && session) {
      session.ended = true
      return { ok: true, data: {} }
    }
    if (operation === 'record.submit' && session)
      return this.submit(session.personId, request.data as Submission)
    return no('unknownOperation')
  }

  /** Tokens of a new session, as `session.open` answers them. */
  signIn(key: PersonKey): Output<'session.open'> {
    return this.open({ key }).data
  }

  private opened(input: Input<'session.open'>) {
    const who = input.way === 'wechat' ? this.wechat : ((input as { key: PersonKey }).key ?? 'lin')
    return typeof who === 'string' ? this.open({ key: who }) : who
  }

  private open({ key }: { key: PersonKey }) {
    const session = { personId: PEOPLE[key], token: '', refreshToken: '', ended: false }
    this.sessions.push(session)
    return this.rotate(session)
  }

  private renew({ refreshToken }: { refreshToken: string }) {
    const session = this.sessions.find((one) => !one.ended && one.refreshToken === refreshToken)
    this.renewals += 1
    return session ? this.rotate(session) : no('notSignedIn')
  }

  private rotate(session: Session) {
    session.token = this.secret('token')
    session.refreshToken = this.secret('refresh')
    const tokenExpiresAt = new Date(Date.now() + this.tokenLivesMs).toISOString()
    const refreshTokenExpiresAt = new Date(Date.now() + REFRESH_LIVES_MS).toISOString()
    const { token, refreshToken } = session
    return { ok: true as const, data: { token, tokenExpiresAt, refreshToken, refreshTokenExpiresAt } }
  }

  private submit(personId: string, submission: Submission) {
    const kept = this.kept.find((record) => record.submission.id === submission.id)
    if (kept) {
      const same =
        kept.personId === personId && JSON.stringify(kept.submission) === JSON.stringify(submission)
      if (same) return { ok: true as const, data: kept.receipt }
      return no('idTaken', kept.personId === personId ? { recordId: submission.id } : {})
    }
    const refused = this.refuse(submission)
    if (refused) return no(refused)
    const receipt = receiptFor(submission)
    this.kept.push({ personId, submission, receipt })
    return { ok: true as const, data: receipt }
  }

  private secret(kind: string): string {
    this.made += 1
    return `${kind}-${this.made}`
  }
}

export function no(
  code: ProblemCode,
  details: ProblemBody['details'] = {},
): { ok: false; problem: ProblemBody } {
  return { ok: false, problem: { code, message: `(${code})`, details } }
}

export function observed(note: string): Submission['content'] {
  return {
    kind: 'observation',
    payload: {
      on: '2026-09-10',
      periods: [3],
      mode: 'live',
      hostSchool: '',
      classId: null,
      className: '三（2）班',
      teacherId: null,
      teacherName: '周敏',
      subject: '数学',
      topic: '分数的初步认识',
      lessonType: '新授课',
      note,
    },
  }
}

function answerOf(value: unknown) {
  const isRefusal = typeof value === 'object' && value !== null && 'ok' in value && value.ok === false
  return isRefusal ? (value as ReturnType<typeof no>) : { ok: true as const, data: value }
}

function receiptFor(submission: Submission): Output<'record.submit'> {
  return {
    id: submission.id,
    revision: 1,
    state: 'counted',
    late: false,
    receivedAt: new Date().toISOString(),
    hash: createHash('sha256').update(JSON.stringify(submission)).digest('hex'),
    credits: [],
    leftOut: [],
  }
}

export function meOf(personId: string): Output<'session.me'> {
  return {
    person: { id: personId, name: personId === PEOPLE.lin ? '林晓' : '赵宁' },
    posts: [],
    school: { id: '33333333-3333-7333-8333-333333333333', name: '青禾小学' },
    term: null,
    today: '2026-09-10',
    week: 2,
    may: { logObservation: true, seeWeek: null, publishNotice: false, checkRecords: false },
  }
}
