import { setTimeout as wait } from 'node:timers/promises'
import type { Invariant } from './invariant'

const GONE_WITHIN_MS = 20_000

/** Nothing of what was cut is held for ever: no transaction is open, nobody waits for a lock. */
export const leftBehind: Invariant = {
  name: 'nobody keeps what they no longer use',
  async broken({ rows }) {
    for (const end = Date.now() + GONE_WITHIN_MS; ; await wait(250)) {
      const stuck = await rows<{ what: string }>(
        `select concat_ws(' ', application_name, state, wait_event_type, left(query, 60)) as what
           from pg_stat_activity
          where datname = 'youju' and backend_type = 'client backend' and pid <> pg_backend_pid()
            and (state like 'idle in transaction%' or wait_event_type = 'Lock')
            and clock_timestamp() - state_change > interval '500 milliseconds'`,
      )
      if (stuck.length === 0) return []
      if (Date.now() > end) return stuck.map(({ what }) => what)
    }
  },
}
