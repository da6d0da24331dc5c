import { idBeingSent } from './pending-send'
import { pendingOf, subscribeShelf } from './pending-shelf'
import { personIdNow } from './session-state'

const FIRST_MS = 15_000
const LONGEST_MS = 300_000

/**
 * A device may claim a network all along, at a school's wifi without a way out or while the server starts anew: what waits
 * is sent again by itself, ever more seldom, and not by a whole school in the same second.
 */
export function keepTrying(send: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = FIRST_MS

  const rest = () => {
    clearTimeout(timer)
    timer = undefined
  }
  const look = () => {
    if (idBeingSent()) return
    if (!anythingWaits()) {
      rest()
      wait = FIRST_MS
      return
    }
    timer ??= setTimeout(
      () => {
        timer = undefined
        wait = Math.min(2 * wait, LONGEST_MS)
        send()
      },
      wait * (0.75 + Math.random() / 2),
    )
  }
  const stop = subscribeShelf(look)
  look()
  return () => {
    stop()
    rest()
  }
}

function anythingWaits(): boolean {
  const personId = personIdNow()
  return personId !== null && pendingOf(personId).some(({ refusal }) => !refusal)
}
