import type { ContentOf, RecordKind } from '#core/record/record'
import type { SignedInContext } from '../../_shared/endpoint/operation'
import type { Counting } from '../../_shared/store/counting'

/** A record's content with the names filled in, and who besides its author may read it. */
export interface Completed<K extends RecordKind = RecordKind> {
  readonly content: ContentOf<K>
  /** The observed teacher, or the unit it is about. */
  readonly aboutId: string | null
  readonly readers: readonly string[]
  readonly sealed: boolean
}

/** Checks the people and units a record names, whether the caller may write about them, and fills in their names. */
export type Complete<K extends RecordKind> = (
  content: ContentOf<K>,
  context: SignedInContext,
  counting: Counting,
) => Promise<Completed<K>>

export const seenByConcerned = { readers: [], sealed: false } as const
