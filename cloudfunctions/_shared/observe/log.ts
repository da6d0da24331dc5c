import { aFewAMinute } from '../endpoint/client-fault'
import type { Deployment, ObservedCall } from '../endpoint/deployment'
import { errorInBrief } from '../endpoint/error-in-brief'

/** What is logged: nothing, what went wrong on our side, or every call. */
export const LOG_LEVELS = ['off', 'errors', 'calls'] as const

export type LogLevel = (typeof LOG_LEVELS)[number]

/** `YOUJU_LOG`; anything else than a level is as if it were not set. */
export function logLevelIn(env: Readonly<Record<string, string | undefined>>, otherwise: LogLevel): LogLevel {
  return LOG_LEVELS.find((level) => level === env.YOUJU_LOG) ?? otherwise
}

export interface Log {
  readonly call: (call: ObservedCall) => void
  readonly fault: Deployment['report']
  readonly clientFault: Deployment['clientFault']
}

/**
 * One line of JSON each, without personal data: of whom a call was and what it said, the journal keeps what has to be kept,
 * and the request's id leads there.
 */
export function logTo(write: (line: string) => void, level: LogLevel): Log {
  const line = (entry: object) => write(JSON.stringify({ time: new Date().toISOString(), ...entry }))
  return {
    call({ operation, requestId, districtId, status, code, milliseconds }) {
      const isError = status >= 500
      if (level === 'off' || (level === 'errors' && !isError)) return
      line({
        level: isError ? 'error' : 'info',
        requestId,
        operation,
        status,
        code,
        milliseconds: Math.round(milliseconds * 10) / 10,
        districtId,
      })
    },
    fault({ operation, requestId, error }) {
      if (level === 'off') return
      line({ level: 'error', requestId, operation, error: errorInBrief(error) })
    },
    clientFault: aFewAMinute((clientFault) => {
      if (level !== 'off') line({ level: 'error', operation: 'client.report', clientFault })
    }),
  }
}
