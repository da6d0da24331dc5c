import type pg from 'pg'
import type { Database } from '../../cloudfunctions/_shared/store/store'
import type { Book } from '../load/book'
import type { School } from '../stage/school'

export interface Scene {
  readonly school: School
  readonly book: Book
  /** As the owner, past hosts and proxy. */
  readonly db: Database
  rows<T extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<T[]>
  /** How often something was cut in the middle: what may be left over from that. */
  readonly cuts: number
}

/** What holds after every episode; answers what does not, in words. */
export interface Invariant {
  readonly name: string
  broken(scene: Scene): Promise<string[]>
}
