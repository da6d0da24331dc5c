import { icsOf } from '#core/report/ics'
import { operation } from '../_shared/endpoint/operation'
import { calendarEntries, calendarName } from './calendar-entries'
import { linkSince } from './calendar-link'

export const calendar = operation('report.calendar', async (_, context) => {
  const name = calendarName(context.caller)
  return {
    name: `${name}.ics`,
    ics: icsOf(name, await calendarEntries(context), context.now),
    subscribedSince: await linkSince(context.tx, context.caller),
  }
})
