import type { CivilDate } from '#core/calendar/civil-date'
import type { Caller } from './caller'

/** As many sessions as one host serves in a day; of more, those kept first enter once more. */
const MOST = 20_000

/**
 * Callers who have entered on a day, by their sessions. What they are may have changed since: whoever goes by it has the database
 * look, before anything is kept in their name, whether their session is open and their school as it was (youju.admit).
 */
export class KnownCallers {
  readonly #known = new Map<string, { readonly caller: Caller; readonly on: CivilDate }>()

  find(sessionId: string, today: CivilDate): Caller | undefined {
    const known = this.#known.get(sessionId)
    return known?.on === today ? known.caller : undefined
  }

  /** Only those who are nothing but what their school's stamp tells of: posts that are handed over end without it. */
  keep(caller: Caller, today: CivilDate): void {
    if (!caller.atHand || caller.posts.some(({ actingFor }) => actingFor !== null)) return
    const [oldest] = this.#known.keys()
    if (oldest !== undefined && this.#known.size >= MOST) this.#known.delete(oldest)
    this.#known.set(caller.sessionId, { caller, on: today })
  }

  forget(sessionId: string): void {
    this.#known.delete(sessionId)
  }
}
