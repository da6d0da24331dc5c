import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Input, OperationName, Output, Reply } from '#core/contract/contract'
import type { DemoKey } from '../../local/demo/accounts'
import { serve } from '../../local/http/serve'
import { startPostgres } from '../../local/postgres/start-postgres'
import { buildClient } from '../../local/start/build-client'
import { runScript } from '../../local/start/run-script'
import { deploy, seedSchool } from '../../test/browser/seed-school'

const ROOT = path.resolve(__dirname, '../..')

export interface ServedSchool {
  /** Of the app and the operations, without a slash at the end. */
  readonly address: string
  readonly weappFolder: string
  ask<N extends OperationName>(who: DemoKey, operation: N, input: Input<N>): Promise<Output<N>>
}

/** The demo school on a database of its own, served with both clients as they are built from the sources now. */
export async function withServedSchool<T>(work: (school: ServedSchool) => Promise<T>): Promise<T> {
  const siteFolder = process.env.YOUJU_DIST_H5 ?? (await builtH5())
  const weappFolder = process.env.YOUJU_DIST_WEAPP ?? (await builtWeapp())
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'youju-bench-'))
  const postgres = await startPostgres({ dataFolder, say: () => undefined })
  try {
    await seedSchool(postgres, dataFolder)
    const { deployment, files } = deploy(postgres, dataFolder)
    const serving = await serve(deployment, {
      ...{ port: 0, hostname: '127.0.0.1', siteFolder, files, version: 'bench' },
    })
    const address = `http://127.0.0.1:${serving.port}`
    try {
      return await work({ address, weappFolder, ask: (...asked) => ask(address, ...asked) })
    } finally {
      await serving.stop()
      await deployment.store.close()
    }
  } finally {
    await postgres.stop()
    await rm(dataFolder, { recursive: true, force: true })
  }
}

/** With what is pre-compressed, as `npm start` serves it. */
async function builtH5(): Promise<string> {
  await buildClient({ root: ROOT, say: { line: () => undefined }, signal: new AbortController().signal })
  return path.join(ROOT, 'dist/h5')
}

async function builtWeapp(): Promise<string> {
  const folder = path.join(ROOT, 'dist/weapp')
  const logFile = path.join(ROOT, 'dist/build-weapp.log')
  const code = await runScript({
    ...{ root: ROOT, script: 'build:weapp', logFile, signal: new AbortController().signal },
    env: { NODE_ENV: 'production' },
  })
  if (code === 0 && existsSync(path.join(folder, 'app.json'))) return folder
  throw new Error(`the mini-program was not built; ${logFile} says why`)
}

async function ask<N extends OperationName>(
  address: string,
  who: DemoKey,
  operation: N,
  input: Input<N>,
): Promise<Output<N>> {
  const { token } = await post(address, 'session.open', { way: 'demo', key: who })
  return post(address, operation, input, token)
}

async function post<N extends OperationName>(
  address: string,
  operation: N,
  input: Input<N>,
  token?: string,
): Promise<Output<N>> {
  const response = await fetch(`${address}/api/${operation.replace('.', '/')}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(input),
  })
  const reply = (await response.json()) as Reply<N>
  if (!reply.ok) throw new Error(`${operation} was refused: ${JSON.stringify(reply.problem)}`)
  return reply.data
}
