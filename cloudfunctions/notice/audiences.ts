import { operation } from '../_shared/endpoint/operation'
import { audienceUnits } from './units'

export const audiences = operation('notice.audiences', async (_, context) => ({
  units: (await audienceUnits(context)).map((unit) => ({ ...unit, people: 0 })),
  needsApproval: false,
}))
