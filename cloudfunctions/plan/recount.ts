import { operation } from '../_shared/endpoint/operation'
import { countNext } from '../_shared/store/count-version'
import { counting } from './counting'

export const recount = operation(
  'plan.recount',
  async ({ version }, { tx, caller, now, today, requestId }) => {
    await countNext(tx, caller, version, {
      today,
      journal: { did: 'counted', at: new Date(now), actorId: caller.personId, reason: '', requestId },
    })
    return counting(tx, caller, version)
  },
)
