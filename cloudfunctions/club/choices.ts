import { CATEGORY_OPTIONS, CLUB_CATEGORIES } from '#core/club/club'
import { operation } from '../_shared/endpoint/operation'
import { loadTerm } from '../_shared/store/calendar'
import { loadPlan } from '../_shared/store/plan'
import { loadTerms } from './terms'

export const choices = operation('club.choices', async (_, { tx, caller, today }) => {
  const { calendar, bell } = await loadTerm(tx, caller, today)
  const { plan } = await loadPlan(tx, caller, today)
  return {
    terms: await loadTerms(tx, caller),
    currentTermId: calendar.term.id,
    categories: [...(plan.options[CATEGORY_OPTIONS] ?? CLUB_CATEGORIES)],
    bell: [...bell],
  }
})
