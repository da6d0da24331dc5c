import type pg from 'pg'

/**
 * Who uses the server. Every supervisor holds this lock shared for as long as it lives; the kernel drops it with the
 * connection, so a killed one leaves no trace. Who gets it alone is the last and stops the server; who cannot share it
 * came while the last one was leaving.
 */
export const PLACE = 0x796f756a

export const takePlace = (client: pg.Client) =>
  ask(client, `select pg_try_advisory_lock_shared(${PLACE}) as granted`)

/** True when nobody else has a place. From then on nobody gets one. */
export async function leavePlace(client: pg.Client): Promise<boolean> {
  await client.query(`select pg_advisory_unlock_shared(${PLACE})`)
  return ask(client, `select pg_try_advisory_lock(${PLACE}) as granted`)
}

async function ask(client: pg.Client, question: string): Promise<boolean> {
  const { rows } = await client.query<{ granted: boolean }>(question)
  return rows[0]?.granted === true
}
