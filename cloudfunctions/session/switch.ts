import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { ownPlaces } from './places'
import { openSessionAt } from './way-in'

/** The session that asks goes on: the device ends it once it has the new one. */
export const switchPlace = operation('session.switch', async ({ accountId, device }, context) => {
  const place = (await ownPlaces(context)).find((each) => each.accountId === accountId)
  if (!place) throw problem('notFound')
  return openSessionAt(context.tx, place, device, context)
})
