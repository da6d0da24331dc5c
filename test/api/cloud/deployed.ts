import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import type pg from 'pg'
import type { Answer } from '../../../cloudfunctions/_shared/endpoint/answer'
import { askPorter } from '../entrance/ask-porter'

export interface Deployed {
  /** Starts a function's bundle in a process of its own, with an environment such as the cloud sets. */
  start(name: string, env: Readonly<Record<string, string>>): Promise<RunningFunction>
  remove(): Promise<void>
}

export interface RunningFunction {
  call(event: unknown, context: unknown): Promise<Answer['body']>
  stop(): void
}

/** The functions, bundled as for uploading, in a folder where the SDK is installed beside them. */
export async function deploy(): Promise<Deployed> {
  const out = await askPorter('bundles')
  const running: RunningFunction[] = []
  return {
    async start(name, env) {
      const environment: Record<string, string | undefined> = {
        PATH: process.env.PATH,
        TENCENTCLOUD: 'true',
        ...env,
      }
      const child = fork(path.join(import.meta.dirname, 'function-host.cjs'), [path.join(out, name)], {
        execArgv: [],
        env: environment as NodeJS.ProcessEnv,
      })
      const started = await run(child)
      running.push(started)
      return started
    },
    async remove() {
      for (const each of running) each.stop()
    },
  }
}

interface Message {
  readonly ready?: true
  readonly id?: number
  readonly answer?: Answer['body']
  readonly failed?: string
}

async function run(child: ChildProcess): Promise<RunningFunction> {
  const waiting = new Map<number, (message: Message) => void>()
  let calls = 0
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the function ended with ${code} before it was ready`)))
    child.on('message', (message: Message) => {
      if (message.ready) resolve()
      else if (message.id !== undefined) waiting.get(message.id)?.(message)
    })
  })
  return {
    async call(event, context) {
      calls += 1
      const id = calls
      const message = await new Promise<Message>((resolve) => {
        waiting.set(id, resolve)
        child.send({ id, event, context })
      })
      if (!message.answer) throw new Error(message.failed ?? 'nothing answered')
      return message.answer
    },
    stop: () => child.kill(),
  }
}

/** A connection string for what the tests know as a configuration, which may be a socket's folder. */
export function databaseUrl({ host, port, user, password, database }: pg.ClientConfig): string {
  const secret = typeof password === 'string' ? password : ''
  const url = new URL(`postgresql://localhost/${database}`)
  url.username = user ?? ''
  url.password = secret
  url.searchParams.set('host', host ?? '')
  if (port !== undefined) url.searchParams.set('port', String(port))
  return url.toString()
}

/** The context of one call as CloudBase's runtime hands it over. */
export function contextOf(openId: string | undefined, environment: Record<string, string> = {}): object {
  const vouched = { WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID', WX_APPID: 'wx-youju', TCB_ENV: 'youju-test' }
  return {
    memory_limit_in_mb: 256,
    time_limit_in_ms: 20_000,
    request_id: '0190aaaa-aaaa-7aaa-8aaa-aaaaaaaaaaaa',
    function_name: 'session',
    function_version: '$LATEST',
    namespace: 'youju-test',
    environment: JSON.stringify({ ...vouched, ...(openId && { WX_OPENID: openId }), ...environment }),
  }
}
