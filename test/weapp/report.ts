export interface Problem {
  where: 'logic' | 'view' | 'console' | 'wx'
  message: string
}

export interface SetDataCount {
  calls: number
  bytes: number
  largest: number
}

/** What a run leaves behind for a test to look at. */
export class Report {
  readonly problems: Problem[] = []
  readonly console: { level: string; text: string }[] = []
  /** Every wx call, in order. */
  readonly calls: { name: string; options: unknown }[] = []
  /** Names asked of wx that WeChat does not have. */
  readonly missing = new Set<string>()
  readonly setData: SetDataCount = { calls: 0, bytes: 0, largest: 0 }
  readonly setDataByPage: Record<string, SetDataCount> = {}

  problem(where: Problem['where'], error: unknown): void {
    this.problems.push({ where, message: textOf(error) })
  }

  countSetData(route: string, bytes: number): void {
    const page = this.setDataByPage[route] ?? { calls: 0, bytes: 0, largest: 0 }
    this.setDataByPage[route] = page
    for (const count of [this.setData, page]) {
      count.calls += 1
      count.bytes += bytes
      count.largest = Math.max(count.largest, bytes)
    }
  }

  expectClean(): void {
    if (this.problems.length === 0) return
    const lines = this.problems.map(({ where, message }) => `[${where}] ${message}`)
    throw new Error(`the mini-program had ${lines.length} problem(s):\n${lines.join('\n')}`)
  }
}

/** Errors of the vm context are of another realm, so what they are shows in their stack only. */
export function textOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error)
  if ('stack' in error && typeof error.stack === 'string') return error.stack
  if ('errMsg' in error) return String(error.errMsg)
  return JSON.stringify(error)
}
