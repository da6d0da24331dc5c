import type { Input, Output } from '../../core/contract/contract'
import type { PersonKey } from '../../test/api/school/cast'

export type Receipt = Output<'record.submit'>

/** What an acknowledged change said, and what it was said of. */
export interface Acknowledged {
  readonly revision: number
  readonly hash: string
  /** A word of the content that nobody else writes; null for a change of state. */
  readonly mark: string | null
}

/** A record as its author knows it. */
export interface Known {
  readonly id: string
  readonly author: PersonKey
  readonly kind: 'observation' | 'research' | 'clubSession'
  /** Names what it records, once: who, when, which period. */
  readonly fact: string
  /** What was sent under the id at first. */
  readonly handedIn: Input<'record.submit'>['content']
  readonly said: Acknowledged[]
  state: Receipt['state']
  /** Somebody else may have changed it since. */
  shared: boolean
}

export interface KnownFile {
  readonly id: string
  readonly recordId: string
  readonly sha256: string
  removed: boolean
}

/** Of operations that keep something under an id. */
export interface KnownThing {
  readonly what: 'person' | 'club' | 'draft'
  readonly id: string
  readonly name: string
}

/**
 * What was acknowledged, kept by whoever asked: nothing of it comes from the database or from the program's own books.
 */
export class Book {
  readonly records = new Map<string, Known>()
  readonly files = new Map<string, KnownFile>()
  readonly things: KnownThing[] = []
  /** Versions of the plan that were published, by their draft. */
  readonly published = new Map<string, number>()
  /** Ids under which something was sent that was refused in the end. */
  readonly refused = new Map<string, string>()
  /** Answers that no fault excuses, and what was broken while it happened. */
  readonly wrong: string[] = []
  asked = 0
  /** Calls whose answer never came, for a first or a further time. */
  unheard = 0
  busy = 0

  acknowledge(known: Known, receipt: Receipt, mark: string | null): void {
    const before = this.records.get(known.id) ?? known
    this.records.set(known.id, before)
    if (!before.said.some(({ revision }) => revision === receipt.revision))
      before.said.push({ revision: receipt.revision, hash: receipt.hash, mark })
    // Answers overtake each other.
    if (before.said.every(({ revision }) => revision <= receipt.revision)) before.state = receipt.state
  }

  ofAuthor(author: PersonKey): Known[] {
    return [...this.records.values()].filter((known) => known.author === author)
  }
}
