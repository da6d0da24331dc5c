import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { StartProblem } from './start-problem'

export const DEFAULT_PORT = 8080
const NEIGHBOURS = 20
const PATIENCE_MS = 2_000

export type WishedPort = number | 'auto'

/** `--port`, else the environment's PORT, else 8080. */
export function wishedPort(
  argument: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): WishedPort {
  const wish = argument ?? (env.PORT || undefined)
  if (wish === undefined) return DEFAULT_PORT
  if (wish === 'auto') return 'auto'
  const port = /^\d{1,5}$/.test(wish) ? Number(wish) : 0
  if (port >= 1 && port <= 65_535) return port
  throw new StartProblem(
    'badPort',
    `端口“${wish}”不对。`,
    '请写 1 到 65535 之间的数字，例如 npm start -- --port 8090；写 auto 则自动找一个空闲的端口。',
  )
}

/** The port to serve on, tried out just now. Whoever serves must still be ready to find it taken. */
export async function freePort(wish: WishedPort, host: string): Promise<number> {
  if (wish !== 'auto') {
    const fault = await tryPatiently(wish, host)
    if (fault !== undefined) throw asPortProblem(fault, wish)
    return wish
  }
  for (let port = DEFAULT_PORT; port < DEFAULT_PORT + NEIGHBOURS; port += 1) {
    if ((await tryOut(port, host)) === undefined) return port
  }
  throw new StartProblem(
    'portTaken',
    `端口 ${DEFAULT_PORT} 到 ${DEFAULT_PORT + NEIGHBOURS - 1} 都被占用了。`,
    '请用 npm start -- --port 端口号 指定一个空闲的端口。',
  )
}

export function asPortProblem(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartProblem(
      'portTaken',
      `端口 ${port} 已被占用，可能是另一个窗口里的有据，也可能是别的程序。`,
      `请先关掉它，或换一个端口：npm start -- --port ${port === 65_535 ? DEFAULT_PORT : port + 1}；写 --port auto 则自动找一个空闲的端口。`,
      { cause: error },
    )
  }
  if (error.code === 'EACCES') {
    return new StartProblem(
      'portForbidden',
      `没有权限使用端口 ${port}。`,
      '请换一个 1024 以上的端口，例如 npm start -- --port 8080。',
      { cause: error },
    )
  }
  return error
}

/** Another start that was killed a moment ago needs a moment to give its port back. */
async function tryPatiently(port: number, host: string): Promise<NodeJS.ErrnoException | undefined> {
  const end = Date.now() + PATIENCE_MS
  for (;;) {
    const fault = await tryOut(port, host)
    if (fault?.code !== 'EADDRINUSE' || Date.now() > end) return fault
    await wait(100)
  }
}

function tryOut(port: number, host: string): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', resolve)
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)))
  })
}
