import { isDueSoon } from '#core/record/due-soon'
import { operationAtHand } from '../_shared/endpoint/operation'
import { loadCounting } from '../_shared/store/counting'
import { clubsToday } from './clubs'
import { formsToday } from './forms'
import { owedBy } from './owed'
import { researchToday } from './research'

export const today = operationAtHand('agenda.today', async (_, context) => {
  const counting = await loadCounting(context.tx, context.caller, context.today)
  const teaches = counting.calendar.teachingDays.some(({ on }) => on === context.today)
  const items = [
    ...(await researchToday(context)),
    ...(await clubsToday(counting, context)),
    ...(teaches ? await formsToday(counting, context) : []),
  ]
  const owed = (await owedBy(context, counting)).filter(
    ({ due }) => due !== null && isDueSoon(due.on, context.today),
  )
  return { on: context.today, items, owed }
})
