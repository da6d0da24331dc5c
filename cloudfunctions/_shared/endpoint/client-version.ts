const SHAPE = /^\d{1,4}\.\d{1,4}\.\d{1,4}$/

/** A release as the client names it, 1.4.0; undefined for anything else. */
export function versionFrom(told: unknown): string | undefined {
  return typeof told === 'string' && SHAPE.test(told) ? told : undefined
}

/** The oldest release that a deployment still serves, from YOUJU_OLDEST_CLIENT; any without it. */
export function oldestClientIn(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const wished = env.YOUJU_OLDEST_CLIENT
  if (!wished) return undefined
  const version = versionFrom(wished)
  // Taken for "any", a slip would leave clients in use that the setting was made to keep out.
  if (version === undefined) throw new Error('YOUJU_OLDEST_CLIENT must be a release such as 1.4.0')
  return version
}

/**
 * Whether a release comes before the oldest one served. Who names none is no client of ours, but a script, or a person
 * trying the API: it lives by the contract, not by our releases, so it is never too old.
 */
export function isTooOld(version: string | undefined, oldest: string | undefined): boolean {
  if (version === undefined || oldest === undefined) return false
  const parts = (release: string) => release.split('.').map(Number)
  const least = parts(oldest)
  const differing = parts(version)
    .map((part, index) => part - (least[index] ?? 0))
    .find((difference) => difference !== 0)
  return differing !== undefined && differing < 0
}
