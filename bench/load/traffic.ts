import { tokenKeeper } from '../../cloudfunctions/_shared/endpoint/token'
import { recountSchool } from '../../cloudfunctions/_shared/store/recount'
import { openStore } from '../../cloudfunctions/_shared/store/store'
import { clockOn } from '../../local/start/clock'
import type { BenchDatabase } from '../database'
import type { Measured } from '../measured'
import type { LoadOrder } from './generator'
import type { LoadSchool } from './schools'
import { type Errand, TODAY } from './submissions-of'

/** The host's and the load's, so that they know each other's tokens. */
export const SECRET = 'a secret of the bench, 32 bytes long'

/** One of each in turn, for as long as all have some. */
export function* roundRobin(sources: readonly Iterator<Errand>[]): Generator<Errand> {
  for (;;) {
    for (const source of sources) {
      const { value, done } = source.next()
      if (done) return
      yield value
    }
  }
}

/** Requests as they go over the wire, with the tokens of those who hand in. */
export async function prepared(errands: Iterator<Errand>, most: number): Promise<LoadOrder['requests']> {
  const tokens = tokenKeeper(new TextEncoder().encode(SECRET))
  const now = clockOn(TODAY)()
  const known = new Map<string, string>()
  const requests: { id: string; token: string; body: string }[] = []
  while (requests.length < most) {
    const { value, done } = errands.next()
    if (done) break
    const { person, submission } = value
    const token = known.get(person.sessionId) ?? (await tokens.issue(person, now)).token
    known.set(person.sessionId, token)
    requests.push({ id: submission.id, token, body: JSON.stringify(submission) })
  }
  return requests
}

/** Afterwards: every submission that was acknowledged is there, and the tallies are what a recount makes them. */
export async function checked(
  { owner, ownerConfig }: BenchDatabase,
  schools: readonly LoadSchool[],
  acknowledged: readonly string[],
): Promise<Measured[]> {
  const { rows } = await owner.query<{ missing: number }>(
    `select count(*)::int as missing from unnest($1::uuid[]) as a (id)
      where not exists (select from youju.record r where r.id = a.id)`,
    [acknowledged],
  )
  const missing = rows[0]?.missing ?? Number.NaN
  const store = openStore(ownerConfig, (error) => {
    throw error
  })
  let differences = 0
  try {
    for (const school of schools)
      differences += (await recountSchool(store.db, school, () => undefined)).length
  } finally {
    await store.close()
  }
  return [
    {
      what: `of ${acknowledged.length.toLocaleString('en')} submissions that were acknowledged, missing afterwards`,
      ...{ measured: String(missing), bar: '0', met: missing === 0 },
    },
    {
      what: 'credits and tallies that a recount makes otherwise',
      ...{ measured: String(differences), bar: '0', met: differences === 0 },
    },
  ]
}
