import type { Input } from '#core/contract/contract'

/** An error that a client met: names and places of the code, nothing that anybody typed or read. */
export type ClientFault = Input<'client.report'>

const MOST_A_MINUTE = 30
const MINUTE = 60_000

/**
 * Hands on so many a minute, and tells how many there were beyond: anybody can report, so nobody may fill the log. Counted by the
 * process, which is what writes the log.
 */
export function aFewAMinute(
  tell: (fault: ClientFault & { readonly leftOut: number }) => void,
  clock: () => number = Date.now,
): (fault: ClientFault) => void {
  let begun = 0
  let told = 0
  let leftOut = 0
  return (fault) => {
    const now = clock()
    if (now - begun >= MINUTE) {
      begun = now
      told = 0
    }
    if (told >= MOST_A_MINUTE) {
      leftOut += 1
      return
    }
    told += 1
    tell({ ...fault, leftOut })
    leftOut = 0
  }
}
