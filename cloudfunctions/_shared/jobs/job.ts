import type { CivilDate } from '#core/calendar/civil-date'
import type { Platform } from '../endpoint/platform'
import type { TokenKeeper } from '../endpoint/token'
import type { SchoolKey } from '../store/school-key'
import type { Tx } from '../store/store'

/**
 * Work that nobody asks for, done for every school and every district's office. Its times are the same for all of them;
 * what hangs on a school's calendar is for `run` to see to.
 */
export interface Job {
  readonly name: string
  /** The latest of its times that is not after `now`; both are instants in milliseconds. */
  lastDue(now: number): number
  /** Whether a school that has never had it is done at once, or from the next of its times on. */
  readonly atFirst: 'run' | 'wait'
  /**
   * Carries one time out, as the owner of the database. That it was carried out is written in the same transaction: what
   * it writes is there once, or not at all and then it is tried again. However many times were missed, it runs once.
   */
  run(tx: Tx, school: SchoolKey, context: JobContext): Promise<void>
}

/** `now` is an instant in milliseconds, `today` its civil date in China: a late job runs as of now. */
export interface JobContext {
  readonly now: number
  readonly today: CivilDate
  /** The time that is carried out. */
  readonly due: number
  /** The time that was carried out before it; null at the first. What fell between the two was missed. */
  readonly since: number | null
  readonly platform: Platform
  readonly tokens: TokenKeeper
}
