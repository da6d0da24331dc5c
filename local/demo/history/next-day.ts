import { addDays, civilDateAt } from '#core/calendar/civil-date'
import { instantAt } from '../school/moment'
import type { Chronicle } from './chronicle'
import type { Step } from './deed'

/** People look at records in their working hours, whenever those came in. */
export function nextDay({ at }: Pick<Step, 'at'>, time: string, { end }: Chronicle): number {
  return Math.min(instantAt(addDays(civilDateAt(at), 1), time), end)
}
