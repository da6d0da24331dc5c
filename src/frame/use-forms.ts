import type { Query } from '@/services/query'
import { useQuery } from '@/services/query'

/** The plan's forms, lists and rubrics; kept on the device, so that entries are written with no network. */
export function useForms(): Query<'plan.forms'> {
  return useQuery('plan.forms', {})
}
