import { createHash } from 'node:crypto'

const FIRST_MS = 60_000
const LONGEST_MS = 6 * 3_600_000

/**
 * How long to wait after so many failures in a row: a minute, then four times as long each time, six hours at most; a
 * quarter more or less by the id, so that what failed together does not come back together.
 */
export function backOffMs(failures: number, id: string): number {
  const plain = Math.min(LONGEST_MS, FIRST_MS * 4 ** Math.max(0, failures - 1))
  return Math.round(plain * (0.75 + 0.5 * shareOf(`${id} ${failures}`)))
}

/** Evenly spread over 0 to 1, and always the same for the same text. */
function shareOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32
}
