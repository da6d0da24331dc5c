import { getHeapStatistics } from 'node:v8'
import type { SchoolKey } from './school-key'
import { weigh } from './weigh'

/**
 * What this process has read of a school and need not read again while the school's stamp (migration 0038) stays the same. It comes with
 * the caller, for operations that change nothing of what schools are made of, and to the staff alone.
 */
export interface AtHand {
  /** What row security lets everybody on the staff read alike. `name` says all that `load` goes by. */
  ofSchool<T>(name: string, load: () => Promise<T>): Promise<T>
  /** What it narrows to the caller; alike for all who reach the whole school. */
  ofCaller<T>(name: string, load: () => Promise<T>): Promise<T>
  /** Whether the caller reaches the whole school. */
  readonly whole: boolean
  /** Of the state of the school that this is of. */
  readonly stamp: string
}

/** A school that the caller works at, or one of the district's that its office is told of. */
export interface SchoolSource extends SchoolKey {
  readonly told?: true
  /** Where the caller's process may go by what it has read before. */
  readonly atHand?: AtHand | undefined
}

/** At hand, or read where a source has nothing at hand: in jobs, of another school, and while structure is changed. */
export function atHand<T>({ atHand: kept }: SchoolSource, name: string, load: () => Promise<T>): Promise<T> {
  return kept ? kept.ofSchool(name, load) : load()
}

export function ownAtHand<T>(
  { atHand: kept }: SchoolSource,
  name: string,
  load: () => Promise<T>,
): Promise<T> {
  return kept ? kept.ofCaller(name, load) : load()
}

/** As `ownAtHand`, for those who reach the whole school; undefined for others, who have too little of it to keep. */
export async function wholeAtHand<T>(
  { atHand: kept }: SchoolSource,
  name: string,
  load: () => Promise<T>,
): Promise<T | undefined> {
  return kept?.whole ? kept.ofCaller(name, load) : undefined
}

const MB = 1024 * 1024
/** Of all schools that a process serves, in bytes as `weigh` estimates them: a few schools in a small function, a hundred in a host. */
export const ROOM_AT_HAND = Math.min(256 * MB, getHeapStatistics().heap_size_limit / 8)

/** What fills while it is at hand; how many bytes it takes by now. */
export abstract class Spacious {
  abstract readonly room: number
}

interface Kept {
  readonly stamp: string
  readonly value: unknown
  readonly extent: number
  readonly bytes: number
}

/** The audience of those who reach the whole school. */
export const WHOLE = 'school'

/** What a process has at hand of all its schools; what was not asked for the longest goes first. */
export class AtHandShelf {
  private readonly kept = new Map<string, Kept>()
  private filled = 0

  constructor(private readonly room = ROOM_AT_HAND) {}

  /** In bytes, now. */
  get taken(): number {
    return this.filled
  }

  /** `audience` is all that row security goes by of the caller, or that they reach the whole school. */
  of(school: { districtId: string; schoolId: string }, stamp: string, audience: string): AtHand {
    const key = `${school.districtId}/${school.schoolId}`
    return {
      whole: audience === WHOLE,
      stamp,
      ofSchool: (name, load) => this.find(`${key}/${name}`, stamp, load),
      ofCaller: (name, load) => this.find(`${key}/${name}/${audience}`, stamp, load),
    }
  }

  private async find<T>(key: string, stamp: string, load: () => Promise<T>): Promise<T> {
    const known = this.kept.get(key)
    if (known?.stamp === stamp) {
      const { value, extent } = known
      if (extentOf(value) === extent) this.put(key, known)
      else this.put(key, { stamp, value, ...sizeOf(value) })
      return value as T
    }
    // The stamp was read before what is read now: what changes in between is here under a stamp that nobody gets any more.
    const value = frozen(await load())
    this.put(key, { stamp, value, ...sizeOf(value) })
    return value
  }

  private put(key: string, entry: Kept): void {
    this.filled += entry.bytes - (this.kept.get(key)?.bytes ?? 0)
    this.kept.delete(key)
    this.kept.set(key, entry)
    for (const [oldest, { bytes }] of this.kept) {
      if (this.filled <= this.room) break
      this.kept.delete(oldest)
      this.filled -= bytes
    }
  }
}

function sizeOf(value: unknown): { readonly extent: number; readonly bytes: number } {
  return { extent: extentOf(value), bytes: value instanceof Spacious ? value.room : weigh(value) }
}

/** By which it is seen that something has grown since it was weighed. */
function extentOf(value: unknown): number {
  if (value instanceof Spacious) return value.room
  return value instanceof Map || value instanceof Set ? value.size : 0
}

/** Whoever is handed what others have at hand, too, does not change it. */
function frozen<T>(value: T): T {
  if (Array.isArray(value)) for (const each of value) frozen(each)
  else if (isPlain(value)) for (const each of Object.values(value)) frozen(each)
  else return value
  return Object.freeze(value)
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return false
  const made = Object.getPrototypeOf(value) as unknown
  return made === Object.prototype || made === null
}
