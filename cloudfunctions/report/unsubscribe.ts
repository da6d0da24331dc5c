import { operation } from '../_shared/endpoint/operation'
import { endLink } from './calendar-link'

export const unsubscribe = operation('report.unsubscribe', async (_, { tx }) => {
  await endLink(tx)
  return {}
})
