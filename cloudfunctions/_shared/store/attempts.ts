import { sql } from 'kysely'
import { problem } from '#core/problem'
import { networkOf } from '../limits/network'
import type { Database } from './store'

/** What wrong attempts are counted at besides the login or code that was typed. */
export interface Door {
  readonly what: string
  /** So many within a quarter of an hour. */
  readonly most: number
  readonly shut: 'tooManyAttempts' | 'tooManyFromHere'
}

const WINDOW_SECONDS = 900

/**
 * Wrong passwords from one address, whatever the logins: one password is not tried on everybody. A school behind one address
 * mistypes less often in its worst quarter of an hour; the right ones are not counted.
 */
export const passwordsFrom = (address: string | undefined) => from(address, 'passwords', 300)

/** Wrong codes of invitations and classes, and logins found to be taken, from one address. */
export const codesFrom = (address: string | undefined) => from(address, 'codes', 100)
export const loginsFrom = (address: string | undefined) => from(address, 'logins', 60)

/** Logins found to be taken with one code in hand: a class's code hangs on a wall, and is no way to learn who has an account. */
export const loginsWith = (code: string): Door => ({
  what: `logins with ${code}`,
  most: 30,
  shut: 'tooManyAttempts',
})

function from(address: string | undefined, what: string, most: number): Door | undefined {
  return address === undefined
    ? undefined
    : { what: `${what} from ${networkOf(address)}`, most, shut: 'tooManyFromHere' }
}

/**
 * Does what may turn out to be a wrong guess. It is counted at every door before it is looked at, so that guesses sent all at
 * once are no more than one after the other, and taken back unless it was one.
 */
export async function guessing<T>(
  db: Database,
  doors: readonly (Door | undefined)[],
  isWrong: (error: unknown) => boolean,
  look: () => Promise<T>,
): Promise<T> {
  const passed: Door[] = []
  try {
    for (const door of doors) {
      if (!door) continue
      await beginAt(db, door)
      passed.push(door)
    }
    const found = await look()
    await takeBack(db, passed)
    return found
  } catch (error) {
    if (!isWrong(error)) await takeBack(db, passed)
    throw error
  }
}

async function beginAt(db: Database, { what, most, shut }: Door): Promise<void> {
  const { rows } = await sql<{ wait: number }>`
    select youju.begin_attempt(${what}, ${most}::int, ${WINDOW_SECONDS}::int) as wait`.execute(db)
  const waitSeconds = rows[0]?.wait ?? 0
  if (waitSeconds > 0) throw problem(shut, { waitSeconds })
}

async function takeBack(db: Database, doors: readonly Door[]): Promise<void> {
  for (const { what } of doors) await sql`select youju.take_back_attempt(${what})`.execute(db)
}
