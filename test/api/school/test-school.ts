import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { expect, inject } from 'vitest'
import type { CalendarDay } from '#core/calendar/school-calendar'
import type { Input, OperationName, Output } from '#core/contract/contract'
import type { Plan } from '#core/plan/plan'
import type { ProblemBody } from '#core/problem'
import type { Answer } from '../../../cloudfunctions/_shared/endpoint/answer'
import type { Call } from '../../../cloudfunctions/_shared/endpoint/call'
import type { Deployment } from '../../../cloudfunctions/_shared/endpoint/deployment'
import type { Platform } from '../../../cloudfunctions/_shared/endpoint/platform'
import { tokenKeeper } from '../../../cloudfunctions/_shared/endpoint/token'
import { openStore } from '../../../cloudfunctions/_shared/store/store'
import { readInPlace } from '../../../cloudfunctions/_shared/workbook/workbooks'
import { operations } from '../../../cloudfunctions/operations'
import { type FileFolder, fileFolder } from '../../../local/files/file-folder'
import { askAt, type Entrance, entranceOf, openEntrance } from '../entrance/entrance'
import { trustingWechat } from '../entrance/trusting-wechat'
import { asPromised } from './answers'
import type { PersonKey } from './cast'
import { type Contents, contentsFor } from './contents'
import { insertSchool, type SchoolIds } from './insert-school'
import { testPlan } from './test-plan'
import { TOKEN_SECRET } from './token-secret'

export interface TestSchool extends SchoolIds, Contents {
  readonly id: string
  readonly deployment: Deployment
  readonly files: FileFolder
  readonly filesFolder: string
  /** Sets the clock for the calls that follow. */
  setNow(instant: string): void
  /** The answer to a call with any token, or none. */
  answer(call: Pick<Call, 'operation' | 'input' | 'token'> & Partial<Call>): Promise<Answer>
  /** The answer to a call in somebody's name, held against the contract; null calls without a token. */
  ask<N extends OperationName>(who: PersonKey | null, operation: N, input: unknown): Promise<Answer>
  /** The data of a call that must succeed. */
  call<N extends OperationName>(who: PersonKey | null, operation: N, input: Input<N>): Promise<Output<N>>
  /** The problem of a call that must be refused. */
  refused<N extends OperationName>(who: PersonKey | null, operation: N, input: Input<N>): Promise<ProblemBody>
  /** Rows as the owner sees them, past row security. */
  rows<T extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<T[]>
  tokenOf(who: PersonKey): Promise<string>
  close(): Promise<void>
}

interface Options {
  /** The tests' now unless set: Wednesday of week 12, after the last lesson. */
  readonly now?: string
  readonly plan?: Plan
  readonly calendar?: readonly CalendarDay[]
  readonly platform?: Partial<Platform>
  /** A school in the same district. */
  readonly beside?: TestSchool
  /** Another one than that of the run. */
  readonly database?: { readonly owner: pg.ClientConfig; readonly app: pg.ClientConfig }
  /** Which way its calls go, where it is not the file's: 'direct' where the test reaches into the deployment. */
  readonly entrance?: Entrance
}

export { TOKEN_SECRET }

/** A school in the real database, with its cast signed in. */
export async function testSchool(options: Options = {}): Promise<TestSchool> {
  const { owner, app } = options.database ?? inject('database')
  const pool = new pg.Pool({ ...owner, max: 2 })
  const client = await pool.connect()
  const { plan = testPlan(), calendar = [], beside } = options
  const ids = await insertSchool(client, plan, calendar, beside?.districtId)
  client.release()
  let now = Date.parse(options.now ?? '2026-11-18T16:30:00+08:00')
  const unforeseen: unknown[] = []
  const secret = new TextEncoder().encode(TOKEN_SECRET)
  const filesFolder = await mkdtemp(path.join(os.tmpdir(), 'youju-files-'))
  const files = fileFolder(filesFolder, secret, () => now)
  const deployment: Deployment = {
    operations,
    store: openStore(app, (error) => unforeseen.push(error)),
    tokens: tokenKeeper(secret),
    platform: {
      wechatUser: null,
      vouchesForCaller: false,
      demo: false,
      files,
      pictures: null,
      workbooks: readInPlace,
      content: null,
      messages: null,
      codes: null,
      ...options.platform,
    },
    clock: () => now,
    report: ({ error }) => unforeseen.push(error),
    observe: () => undefined,
    clientFault: () => undefined,
  }
  const tokenOf = async (who: PersonKey) => {
    const { token } = await deployment.tokens.issue(
      { districtId: ids.districtId, sessionId: ids.sessions[who] },
      now,
    )
    return token
  }

  // A platform of the test's own is in the test's process alone, and the bundles have the run's database.
  const { platform, database } = options
  const own = (platform !== undefined && platform !== trustingWechat) || database !== undefined
  const entrance = options.entrance ?? (own ? 'direct' : entranceOf(expect.getState().testPath ?? ''))
  await openEntrance(entrance)
  const answer: TestSchool['answer'] = (call) =>
    askAt(entrance, { openId: undefined, requestId: uuidv7(), ...call }, { deployment, filesFolder })

  async function ask(who: PersonKey | null, operation: OperationName, input: unknown): Promise<Answer> {
    const token = who === null ? undefined : await tokenOf(who)
    const answered = asPromised(operation, await answer({ operation, input, token }))
    if (unforeseen.length > 0) throw new AggregateError(unforeseen, `${operation} failed unforeseen`)
    return answered
  }

  return {
    ...ids,
    ...contentsFor(ids),
    id: ids.units.school,
    deployment,
    files,
    filesFolder,
    answer,
    setNow: (instant) => {
      now = Date.parse(instant)
    },
    ask,
    async call(who, operation, input) {
      const { body } = await ask(who, operation, input)
      if (!body.ok) throw new Error(`${operation} was refused: ${JSON.stringify(body.problem)}`)
      return body.data as Output<typeof operation>
    },
    async refused(who, operation, input) {
      const { body } = await ask(who, operation, input)
      if (body.ok) throw new Error(`${operation} was not refused: ${JSON.stringify(body.data)}`)
      return body.problem
    },
    rows: async <T extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []) =>
      (await pool.query<T>(sql, [...values])).rows,
    tokenOf,
    close: async () => {
      await deployment.store.close()
      await pool.end()
      await rm(filesFolder, { recursive: true, force: true })
    },
  }
}
