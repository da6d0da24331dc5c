import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { addDays } from '#core/calendar/civil-date'
import { problem } from '#core/problem'
import type { ImportCounts, ImportLine, RosterChanges } from '#core/roster/changes/change'
import { changesOf } from '#core/roster/changes/changes-of'
import { readRoster } from '#core/roster/read-roster'
import { operation } from '../_shared/endpoint/operation'
import { loadRoster, rosterStamp } from '../_shared/store/roster'
import { sheetsOf } from './reading'

const MOST_FAULTS = 1_000
/** An import cannot reach further back, or ahead: what is longer ago is history, and kept. */
const FARTHEST_DAYS = 366

export const check = operation('roster.check', async (asked, { tx, caller, today, platform }) => {
  const { id, name, content, from, endMissing } = asked
  const [earliest, latest] = [addDays(today, -FARTHEST_DAYS), addDays(today, FARTHEST_DAYS)]
  if (from < earliest || from > latest) throw problem('importDayFar', { earliest, latest })
  const read = await sheetsOf(content, { platform })
  if (read.sheets === null) throw problem('workbookUnreadable', { why: read.problem })
  // Before the roster is loaded: what changes in between makes the check out of date, not wrong.
  const stamp = await rosterStamp(tx)
  const roster = await loadRoster(tx, caller, from)
  const reading = { roster, from, endMissing, me: caller.personId, newId: uuidv7 }
  const { wanted, faults, warnings, sheets } = readRoster(read.sheets, reading)
  const changes = faults.length === 0 ? changesOf(wanted, roster, from, endMissing, uuidv7) : null
  const counts = countsOf(changes, faults.length)
  const kept = { id, name, from, endMissing, stamp, counts }
  const { rows } = await sql<{ outcome: string }>`
    select youju.keep_roster_check(${JSON.stringify(kept)}::jsonb, ${JSON.stringify(changes?.lines ?? [])}::jsonb,
                                   ${changes && JSON.stringify(changes.acts)}::jsonb) as outcome`.execute(tx)
  if (rows[0]?.outcome === 'applied') throw problem('importDone')
  if (rows[0]?.outcome !== 'kept') throw problem('idTaken')
  const { faults: faultCount, kept: _, ...told } = counts
  return {
    id,
    sheets: [...sheets],
    ...told,
    faults: faults.slice(0, MOST_FAULTS),
    faultCount,
    warnings: [...warnings],
  }
})

function countsOf(changes: RosterChanges | null, faults: number): ImportCounts {
  const count = (what: ImportLine['what']) => changes?.lines.filter((line) => line.what === what).length ?? 0
  return {
    added: count('add'),
    changed: count('change'),
    ended: count('end'),
    same: changes?.same ?? 0,
    faults,
  }
}
