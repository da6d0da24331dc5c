import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'

const PROJECT = path.resolve(import.meta.dirname, '../../..')
const PROGRAM = path.join(import.meta.dirname, 'host-program.ts')

let host: Host | undefined
afterEach(() => {
  host?.child.kill('SIGKILL')
})

interface Host {
  readonly child: ChildProcess
  readonly port: number
  readonly ended: Promise<number | null>
  output(): string
  says(words: string): Promise<void>
}

/** Its call runs until it is told to go on. */
async function startHost(): Promise<Host> {
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM], {
    cwd: PROJECT,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8')
  })
  const says = async (words: string) => {
    while (!output.includes(words)) await wait(10)
  }
  const ended = once(child, 'close').then(([code]) => code as number | null)
  await says('listening on')
  const port = Number(/listening on (\d+)/.exec(output)?.[1])
  return { child, port, ended, says, output: () => output }
}

const at = ({ port }: Host, where: string) => `http://127.0.0.1:${port}${where}`
const call = (from: Host) => fetch(at(from, '/api/session/ways'), { method: 'POST', body: '{}' })

describe('a host that is told to end', () => {
  test('finishes what runs, sends away what comes, says first that it is not ready, and ends well', async () => {
    host = await startHost()
    const running = call(host)
    await host.says('call begun')
    host.child.kill('SIGTERM')
    await host.says('正在停止')
    expect((await fetch(at(host, '/api/ready'))).status).toBe(503)
    expect((await fetch(at(host, '/api/health'))).status).toBe(200)
    const refused = await call(host)
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('5')
    expect(await refused.json()).toMatchObject({ ok: false, problem: { code: 'busy' } })
    host.child.send('go on')
    const answered = await running
    expect([answered.status, await answered.json()]).toMatchObject([200, { ok: true }])
    expect(await host.ended).toBe(0)
    const stages = ['job ended', 'server closed', 'pool closed']
    expect(
      host
        .output()
        .split('\n')
        .filter((line) => stages.includes(line)),
    ).toEqual(stages)
  })

  test('waits no longer for what runs when it is told once more', async () => {
    host = await startHost()
    const running = call(host).catch(() => 'cut off')
    await host.says('call begun')
    host.child.kill('SIGTERM')
    await host.says('正在停止')
    // Longer than one keystroke is heard for.
    await wait(700)
    host.child.kill('SIGTERM')
    expect(await host.ended).toBe(1)
    expect(await running).toBe('cut off')
  })
})
