const SHAPE = /^\d{1,4}\.\d{1,4}\.\d{1,4}$/

/** A release as the client names it, 1.4.0; undefined for anything else. */
export function versionFrom(told: unknown): string | undefined {
  return typeof told === 'string' && SHAPE.test(told) ? told : undefined
}
