import { operation } from '../_shared/endpoint/operation'
import { loadCounting } from '../_shared/store/counting'
import { formsToday } from './forms'

export const today = operation('agenda.today', async (_, context) => {
  const counting = await loadCounting(context.tx, context.caller, context.today)
  const teaches = counting.calendar.teachingDays.some(({ on }) => on === context.today)
  return { on: context.today, items: teaches ? await formsToday(counting, context) : [] }
})
