import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { type Bundles, bundleFunctions } from './bundles'

export interface Porter {
  readonly address: string
  close(): Promise<void>
}

interface Entered {
  readonly child: ChildProcess
  readonly address: string
  readonly said: string[]
}

const HERE = import.meta.dirname
const READY_MS = 30_000
const LINES_KEPT = 40

/**
 * Has the functions bundled and run when a test first asks for them, once for all files of a run: `/bundles` answers their
 * folder, `/event` and `/http` an address, `/event/said` what the process wrote last. Stands in for WeChat, too, to whom
 * the code is the person.
 */
export async function openPorter(env: Readonly<Record<string, string>>): Promise<Porter> {
  let bundles: Promise<Bundles> | undefined
  const entered = new Map<string, Promise<Entered>>()
  const folder = async () => {
    bundles ??= bundleFunctions()
    return (await bundles).folder
  }
  const enter = async (name: 'event' | 'http') => {
    const known =
      entered.get(name) ?? folder().then((built) => start(commandOf(name, built), { ...env, ...wechat() }))
    entered.set(name, known)
    return known
  }
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://porter')
    const reply = async (): Promise<string> => {
      if (pathname === '/sns/jscode2session') {
        return JSON.stringify({ openid: `openid-${searchParams.get('js_code')}`, session_key: 'k' })
      }
      if (pathname === '/bundles') return folder()
      const [, name = '', what] = pathname.split('/')
      if (name !== 'event' && name !== 'http') throw new Error(`the porter knows no ${pathname}`)
      const { address, said } = await enter(name)
      return what === 'said' ? said.join('') : address
    }
    reply().then(
      (text) => response.end(text),
      (error: unknown) => {
        response.statusCode = 500
        response.end(String(error))
      },
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const wechat = () => ({
    WECHAT_APP_ID: 'wx-youju',
    WECHAT_APP_SECRET: 'the secret of the stand-in',
    WECHAT_API_ADDRESS: address,
  })
  return {
    address,
    async close() {
      // What could not be started has said so to the test that asked for it.
      for (const each of await Promise.allSettled(entered.values())) {
        if (each.status === 'fulfilled') each.value.child.kill()
      }
      await (await bundles)?.remove()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function commandOf(name: 'event' | 'http', folder: string): readonly string[] {
  const program =
    name === 'http' ? [path.join(folder, 'http/index.js')] : [path.join(HERE, 'event-host.cjs'), folder]
  return ['--require', path.join(HERE, 'per-call.cjs'), ...program]
}

async function start(command: readonly string[], env: Readonly<Record<string, string>>): Promise<Entered> {
  // A port that was free a moment ago: scf_bootstrap's is fixed, and taken on a machine that runs two of them.
  const environment: Record<string, string | undefined> = {
    PATH: process.env.PATH,
    TENCENTCLOUD: 'true',
    PORT: await freePort(),
    ...env,
  }
  const child = spawn(process.execPath, command, { env: environment as NodeJS.ProcessEnv, stdio: 'pipe' })
  const said: string[] = []
  const port = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`not ready:\n${said.join('')}`)), READY_MS)
    const hear = (chunk: Buffer) => {
      said.push(chunk.toString())
      if (said.length > LINES_KEPT) said.shift()
      const listening = /listening on (\d+)/.exec(said.join(''))?.[1]
      if (listening) resolve(listening)
      if (listening) clearTimeout(late)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => reject(new Error(`ended with ${code}:\n${said.join('')}`)))
  })
  return { child, address: `http://127.0.0.1:${port}`, said }
}

async function freePort(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return String(port)
}
