import type { Speaker } from './say'

const SAME_KEYSTROKE_MS = 500
const AT_MOST_MS = 3_000
const LOOK_AFTER_LAUNCHER_MS = 250

/** The one way out, whatever the reason: a signal, a fault, or the work being done. */
export interface CleanEnd {
  /** Aborted as soon as the end has begun, so that long work can give up. */
  readonly begun: AbortSignal
  /** What has to be stopped. The last one added is stopped first. */
  add(what: string, stop: () => Promise<unknown>): void
  /** Stops everything, then leaves the process. The first call decides the exit code. */
  now(exitCode: number): Promise<void>
}

export function cleanEnd(say: Speaker, exit: (code: number) => void = process.exit): CleanEnd {
  const stages: { what: string; stop: () => Promise<unknown> }[] = []
  const ending = new AbortController()
  let ended: Promise<void> | undefined
  let exitCode = 0

  async function stopInTurn() {
    for (let stage = stages.pop(); stage; stage = stages.pop()) await stopped(stage)
    exit(exitCode)
  }

  async function stopped({ what, stop }: { what: string; stop: () => Promise<unknown> }) {
    try {
      await stop()
    } catch (error) {
      exitCode ||= 1
      say.line(`停止${what}时出了问题：${error instanceof Error ? error.message : String(error)}`)
    }
  }

  /** Does not wait for what is stopping already, but leaves nothing behind unasked. */
  async function hurry() {
    setTimeout(() => exit(1), AT_MOST_MS)
    await Promise.all(stages.splice(0).map(stopped))
    exit(1)
  }

  const end: CleanEnd = {
    begun: ending.signal,
    add(what, stop) {
      stages.push({ what, stop })
    },
    now(code) {
      if (ended === undefined) {
        exitCode = code
        ending.abort()
        ended = stopInTurn()
      }
      return ended
    },
  }
  listen(end, hurry, say)
  return end
}

function listen(end: CleanEnd, hurry: () => Promise<void>, say: Speaker) {
  let firstAt = 0
  const onSignal = () => {
    if (firstAt === 0) {
      firstAt = Date.now()
      say.line('正在停止，请稍候（再按一次 Ctrl-C 立即退出）')
      void end.now(0)
    } else if (Date.now() - firstAt > SAME_KEYSTROKE_MS) {
      void hurry()
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  const onFault = (error: unknown) => {
    say.trouble(error)
    void end.now(1)
  }
  process.on('uncaughtException', onFault)
  process.on('unhandledRejection', onFault)
  whenLauncherIsGone(onSignal)
}

/** The launcher passes every signal on, save the one nobody can catch. */
function whenLauncherIsGone(stop: () => void) {
  const launcher = Number(process.env.YOUJU_LAUNCHER)
  if (process.ppid !== launcher) return
  const timer = setInterval(() => {
    if (process.ppid === launcher && isAlive(launcher)) return
    clearInterval(timer)
    stop()
  }, LOOK_AFTER_LAUNCHER_MS)
  timer.unref()
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
