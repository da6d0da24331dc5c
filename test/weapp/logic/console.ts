import { format } from 'node:util'
import type { Report } from '../report'
import { textOf } from '../report'

/** The app's console: everything is kept, and what it calls an error is a problem. */
export function appConsole(report: Report): Record<string, (...values: unknown[]) => void> {
  const keep =
    (level: string) =>
    (...values: unknown[]) => {
      const text = format(...values.map((value) => (isError(value) ? textOf(value) : value)))
      report.console.push({ level, text })
      if (level === 'error') report.problem('console', text)
    }
  const silent = () => undefined
  const levels = ['log', 'info', 'warn', 'error', 'debug'].map((level) => [level, keep(level)])
  const quiet = ['group', 'groupCollapsed', 'groupEnd', 'time', 'timeEnd'].map((name) => [name, silent])
  return Object.fromEntries([...levels, ...quiet])
}

function isError(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'stack' in value
}
