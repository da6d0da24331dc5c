import { sql } from 'kysely'
import type { Post } from '#core/org/post'
import type { SignedInContext } from '../_shared/endpoint/operation'

export interface OwnPlace {
  readonly districtId: string
  readonly accountId: string
  readonly school: string
  readonly posts: readonly Post[]
  readonly current: boolean
}

/** All places that the caller's ways in lead to, with this one. */
export async function ownPlaces({
  tx,
  today,
}: Pick<SignedInContext, 'tx' | 'today'>): Promise<readonly OwnPlace[]> {
  const { rows } = await sql<{
    places: OwnPlace[]
  }>`select youju.own_places(${today}::date) as places`.execute(tx)
  return rows[0]?.places ?? []
}
