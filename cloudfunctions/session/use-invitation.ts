import { sql } from 'kysely'
import { problem } from '#core/problem'
import type { CallContext } from '../_shared/endpoint/operation'
import type { Database } from '../_shared/store/store'
import type { WayIn } from './way-in'

interface Place {
  readonly districtId: string
  readonly accountId: string
  readonly school: string
}

/** Uses an invitation up in a transaction; whoever comes second, on whatever phone, finds it over. `keep` is a session to spare. */
export async function useInvitation(
  tx: Database,
  hash: Buffer,
  way: WayIn,
  keep: string | null,
  { now, requestId }: CallContext,
): Promise<Place> {
  const journal = JSON.stringify({ at: new Date(now), requestId })
  const { rows } = await sql<{ place: Place | null }>`
    select youju.use_invitation(${hash}, ${JSON.stringify(way)}::jsonb, ${keep}::uuid, ${journal}::jsonb) as place`.execute(
    tx,
  )
  const place = rows[0]?.place
  if (!place) throw problem('invitationOver')
  return place
}
