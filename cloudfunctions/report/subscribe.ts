import { operation } from '../_shared/endpoint/operation'
import { openLink } from './calendar-link'

export const subscribe = operation('report.subscribe', async (_, { tx, caller, now }) => ({
  path: `/calendar/${await openLink(tx, caller, now)}.ics`,
  since: new Date(now).toISOString(),
}))
