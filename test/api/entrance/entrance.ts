import { createHash } from 'node:crypto'
import path from 'node:path'
import { problem, problemCodes } from '#core/problem'
import { type Answer, answer } from '../../../cloudfunctions/_shared/endpoint/answer'
import type { Call } from '../../../cloudfunctions/_shared/endpoint/call'
import type { Deployment } from '../../../cloudfunctions/_shared/endpoint/deployment'
import { contextOf } from '../cloud/deployed'
import { askPorter } from './ask-porter'

/**
 * The ways a test's calls can go: to `answer()` in the test's own process; to the bundles of the event functions; to the
 * bundle of the HTTP function. The bundles run as they are uploaded, in processes of their own.
 */
export const ENTRANCES = ['direct', 'event', 'http'] as const
export type Entrance = (typeof ENTRANCES)[number]

const API = path.resolve(import.meta.dirname, '..')

/** YOUJU_ENTRANCE sends all calls one way, or each file its own way by its name: `each`. */
export function entranceOf(file: string, env: NodeJS.ProcessEnv = process.env): Entrance {
  const { YOUJU_ENTRANCE: wished = 'direct' } = env
  if (wished === 'each') return byName(file)
  const chosen = ENTRANCES.find((each) => each === wished)
  if (!chosen) throw new Error(`YOUJU_ENTRANCE is ${ENTRANCES.join(', ')} or each`)
  return chosen
}

/** Always the same, so that a failure can be looked at again; all three are walked in every run. */
function byName(file: string): Entrance {
  const name = path.relative(API, file).replaceAll(path.sep, '/')
  const [first = 0] = createHash('sha256').update(name).digest()
  return ENTRANCES[first % ENTRANCES.length] ?? 'direct'
}

/** Has what stands behind an entrance started, so that no test's own time goes by waiting for it. */
export async function openEntrance(entrance: Entrance): Promise<void> {
  if (entrance !== 'direct') await addressOf(entrance)
}

export interface AskedSchool {
  readonly deployment: Deployment
  readonly filesFolder: string
}

/** A call by an entrance. What only goes directly (an own platform, an identity that is vouched for) is left to the caller. */
export async function askAt(entrance: Entrance, call: Call, school: AskedSchool): Promise<Answer> {
  if (entrance === 'direct') return answer(call, school.deployment)
  const asked = entrance === 'event' ? await askEvent(call, school) : await askHttp(call, school)
  const code = asked.body.ok ? undefined : asked.body.problem.code
  // Not what any operation means to say: the bundle failed.
  if (code === 'internal' || code === 'busy') {
    throw new Error(`${call.operation} failed in the ${entrance} function:\n${await said(entrance)}`)
  }
  return asked
}

async function askEvent(call: Call, school: AskedSchool): Promise<Answer> {
  const [noun = '', action = ''] = call.operation.split('.')
  const { input: data, token, openId, requestId, clientVersion: version } = call
  const event = { action, data, token, requestId, version }
  const body = JSON.stringify({ event, context: contextOf(openId) })
  const response = await post('event', `/${noun}`, {}, body, school)
  const told = (await response.json()) as Answer['body'] | { threw: string } | { noFunction: true }
  if ('threw' in told) throw new Error(`${call.operation} threw in its function: ${told.threw}`)
  const answered =
    'noFunction' in told ? { ok: false as const, problem: problem('unknownOperation').body } : told
  // An event function's answer has no status.
  return { status: answered.ok ? 200 : statusOf(answered.problem.code), body: answered }
}

async function askHttp(call: Call, school: AskedSchool): Promise<Answer> {
  const { operation, input, token, requestId, clientVersion } = call
  const headers = {
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(clientVersion !== undefined && { 'x-youju-version': clientVersion }),
    'x-request-id': requestId,
  }
  const response = await post(
    'http',
    `/api/${operation.replace('.', '/')}`,
    headers,
    JSON.stringify(input),
    school,
  )
  return { status: response.status, body: (await response.json()) as Answer['body'] }
}

async function post(
  entrance: Entrance,
  place: string,
  headers: Readonly<Record<string, string>>,
  body: string | undefined,
  { deployment, filesFolder }: AskedSchool,
): Promise<Response> {
  const school = { 'x-test-now': String(deployment.clock()), 'x-test-files': encodeURIComponent(filesFolder) }
  const asked = { ...headers, ...school, 'content-type': 'application/json' }
  const init = { method: 'POST', headers: asked, body: body ?? null }
  return fetch(`${await addressOf(entrance)}${place}`, init).catch(async (fault: unknown) => {
    throw new Error(`the ${entrance} function cannot be reached:\n${await said(entrance)}`, { cause: fault })
  })
}

const addresses = new Map<Entrance, Promise<string>>()

function addressOf(entrance: Entrance): Promise<string> {
  const known = addresses.get(entrance) ?? askPorter(entrance)
  addresses.set(entrance, known)
  return known
}

const said = (entrance: Entrance) => askPorter(`${entrance}/said`)

const STATUS = new Map<string, number>(problemCodes().map(({ code, status }) => [code, status]))
const statusOf = (code: string) => STATUS.get(code) ?? 0
