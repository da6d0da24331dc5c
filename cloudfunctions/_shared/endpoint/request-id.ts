import { randomUUID } from 'node:crypto'

const SHAPE = /^[\w-]{8,64}$/

/** The id a client wishes to find its call by; anything else it may have sent gets a new one. */
export function requestIdFrom(wished: unknown): string {
  return typeof wished === 'string' && SHAPE.test(wished) ? wished : randomUUID()
}
