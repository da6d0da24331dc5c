import { civilDateAt } from '#core/calendar/civil-date'
import { icsOf } from '#core/report/ics'
import { enter } from '../_shared/endpoint/caller'
import type { Deployment } from '../_shared/endpoint/deployment'
import { requestIdFrom } from '../_shared/endpoint/request-id'
import { calendarEntries, calendarName } from './calendar-entries'
import { sessionOf } from './calendar-link'

/** The calendar behind a subscription link, for `GET /calendar/<token>.ics`; undefined for a link that is none any more. */
export function calendarFeed(
  token: string,
  { store, clock, platform, tokens }: Pick<Deployment, 'store' | 'clock' | 'platform' | 'tokens'>,
): Promise<string | undefined> {
  const now = clock()
  const today = civilDateAt(now)
  return store.db.transaction().execute(async (tx) => {
    const claims = await sessionOf(tx, token)
    const caller = claims && (await enter(tx, claims, now))
    // Somebody who has left has no calendar; the link is as dead as the sign-in.
    if (!caller?.rights.staff) return undefined
    const requestId = requestIdFrom(undefined)
    const context = {
      ...{ now, today, requestId, caller, openId: undefined, tx, tokens, platform },
      afterwards: () => undefined,
    }
    return icsOf(calendarName(caller), await calendarEntries(context), now)
  })
}
