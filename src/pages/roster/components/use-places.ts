import { useQuery } from '@/services/query'
import { useSession } from '@/services/session'
import type { Place } from './posting-fields'

/** The school itself and its units of a day, for choosing where somebody works. */
export function usePlaces(): { readonly places: readonly Place[]; readonly schools: readonly Place[] } {
  const me = useSession()
  const { data } = useQuery('roster.structure', {})
  const own = me?.posts.find(({ unitId }) => unitId === me.school.id)?.unitKind
  const school = me && {
    id: me.school.id,
    name: me.school.name,
    kind: own === 'district' ? ('district' as const) : ('school' as const),
  }
  return {
    places: [...(school ? [school] : []), ...(data?.units ?? [])],
    schools: (data?.schools ?? []).map((each) => ({ ...each, kind: 'school' as const })),
  }
}
