import { randomUUID } from 'node:crypto'

const SHAPE = /^[\w-]{8,64}$/

/** The id a client wishes to find its call by; anything else it may have sent gets a new one. */
export function requestIdFrom(wished: unknown): string {
  return typeof wished === 'string' && SHAPE.test(wished) ? wished : randomUUID()
}

/** What people can read out over the telephone; in the log it is the end of the id. */
export function shortNumber(requestId: string): string {
  return requestId.slice(-8)
}
