import type { Random } from '../../local/demo/school/random'
import type { Book } from '../load/book'
import type { DiskKind } from '../stage/disk'
import type { School } from '../stage/school'
import type { Stage } from '../stage/stage'

export interface Happening {
  readonly stage: Stage
  readonly school: School
  readonly book: Book
  readonly random: Random
  /** Aborted once everybody has done what they wanted: what waits for a moment of theirs waits no longer. */
  readonly quiet: AbortSignal
}

/** Something that goes wrong while people work. */
export interface Fault {
  readonly name: string
  /** Which hosts it can happen to: those that look after their database, or those with a network in between. */
  readonly where: 'anywhere' | 'own' | 'proxied'
  readonly hosts?: 2
  /** A disk of its own that it needs. */
  readonly disk?: DiskKind
  /** It asks the database or mends by itself, which another fault at the same time would spoil. */
  readonly alone?: true
  /** Whether it breaks off what is under way, so that something may be left over and a message be sent again. */
  readonly cuts: boolean
  /** Answers how often something was broken. Once it is over, hosts that are down are started as anybody starts them. */
  strike(happening: Happening): Promise<number>
}
