import pg from 'pg'
import { errorCode, PostgresProblem } from './problem'
import { configOf, MAINTENANCE, type Site } from './site'

const ANSWER_WITHIN_MS = 5_000

export type Answer =
  | { readonly kind: 'in'; readonly client: pg.Client }
  | { readonly kind: 'busy' | 'silent' }

/** Server is starting, recovering or shutting down; or every connection is taken. */
const BUSY = new Set(['57P03', '57P01', '57P02', '53300'])
const REFUSED = new Set(['28P01', '28000'])

/** Knocks at the server of this site, with the password only the owner of the data folder can read. */
export async function knock(site: Site): Promise<Answer> {
  const client = new pg.Client({
    ...configOf(site, 'admin', MAINTENANCE),
    connectionTimeoutMillis: ANSWER_WITHIN_MS,
    application_name: 'youju supervisor',
    keepAlive: true,
  })
  // Without a listener an error on an open connection would end the whole process.
  client.on('error', () => client.end())
  try {
    await client.connect()
    return { kind: 'in', client }
  } catch (error) {
    await client.end()
    const code = errorCode(error) ?? ''
    if (REFUSED.has(code)) {
      throw PostgresProblem.of('passwordsRefused', { file: site.layout.passwords }, error)
    }
    // Everything else (no socket, refused, timed out, cut off) means that nobody is at home yet or any more.
    return { kind: BUSY.has(code) ? 'busy' : 'silent' }
  }
}
