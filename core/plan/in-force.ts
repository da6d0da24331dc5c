import type { CivilDate } from '../calendar/civil-date'
import type { Term } from '../calendar/school-calendar'

/** What decides when a published version holds, and which terms it counts. */
export interface VersionDates {
  readonly version: number
  /** A version whose records are still being counted is in force nowhere. */
  readonly state: 'counting' | 'published'
  readonly effectiveFrom: CivilDate
  /** The day it was meant to hold from; `effectiveFrom` is later where counting was interrupted for days. */
  readonly countsFrom: CivilDate
}

/** The version that holds on a day: the latest one that has taken effect. */
export function inForceOn<V extends VersionDates>(versions: readonly V[], date: CivilDate): V | undefined {
  return versions
    .filter((each) => each.state === 'published' && each.effectiveFrom <= date)
    .reduce<V | undefined>((latest, each) => (latest && isLater(latest, each) ? latest : each), undefined)
}

function isLater(a: VersionDates, b: VersionDates): boolean {
  return a.effectiveFrom === b.effectiveFrom ? a.version > b.version : a.effectiveFrom > b.effectiveFrom
}

/** What a school goes by before any version has taken effect. */
export function firstPublished<V extends VersionDates>(versions: readonly V[]): V | undefined {
  return versions.filter(({ state }) => state === 'published').sort((a, b) => a.version - b.version)[0]
}

/**
 * The versions that count the records of a term: every one that holds on some day of it, since a term quota looks at the
 * whole term under the version of each day (domain.md section 4, Plans change), and those still being counted. While there
 * are records in the term, the list only grows: what a record has earned is never taken back by a plan.
 */
export function countedIn<V extends VersionDates>(
  versions: readonly V[],
  { startOn, endOn }: Pick<Term, 'startOn' | 'endOn'>,
): V[] {
  const before = versions.filter((each) => each.state === 'published' && each.effectiveFrom < startOn)
  const latest =
    before
      .map(({ effectiveFrom }) => effectiveFrom)
      .sort()
      .at(-1) ?? ''
  const first = [...versions].sort((a, b) => a.version - b.version)[0]
  return versions.filter(
    (each) =>
      (each.countsFrom <= endOn && (each.state === 'counting' || each.effectiveFrom >= latest)) ||
      (each === first && each.effectiveFrom > startOn),
  )
}
