export interface Speaker {
  /** A plain line below the current step. */
  line(text: string): void
  /** Announces a numbered step, does it, and says how long it took. */
  step<T>(title: string, work: () => Promise<T>): Promise<T>
  /** What went wrong and what to do: the last thing a failed start says. */
  trouble(problem: unknown): void
}

/** Speaks on one stream: plain lines, with emphasis only on a terminal that wants it. */
export function speakerOn(stream: NodeJS.WriteStream, env: Environment = process.env): Speaker {
  const strong = wantsColour(stream, env) ? (text: string) => `\x1b[1m${text}\x1b[0m` : (text: string) => text
  const write = (text: string) => {
    stream.write(`${text}\n`)
  }
  // The reader may go away (`npm start | head`, a closed window); that is no reason to fall over.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error
  })
  let steps = 0
  const line = (text: string) => write(text.replace(/^/gm, '   '))
  return {
    line,
    async step(title, work) {
      steps += 1
      write(strong(`${steps}. ${title}`))
      const began = performance.now()
      const result = await work()
      line(`完成，用了 ${inSeconds(performance.now() - began)} 秒`)
      return result
    },
    trouble(problem) {
      const { message, remedy } = inWords(problem)
      write(`\n${strong('没有启动成功')}：${message}${remedy ? `\n怎么办：${remedy}` : ''}`)
    },
  }
}

type Environment = Readonly<Record<string, string | undefined>>

function wantsColour(stream: NodeJS.WriteStream, { NO_COLOR, TERM }: Environment): boolean {
  return stream.isTTY === true && !NO_COLOR && TERM !== 'dumb'
}

export const inSeconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1)

/** Our own problems speak for themselves; anything else is a fault of the program and keeps its stack. */
function inWords(problem: unknown): { message: string; remedy?: string } {
  if (!(problem instanceof Error)) return { message: String(problem) }
  if ('remedy' in problem && typeof problem.remedy === 'string') {
    return { message: problem.message, remedy: problem.remedy }
  }
  return {
    message: `程序出了意外。\n${problem.stack ?? problem.message}`,
    remedy: '请把上面这几行发给技术支持。',
  }
}
