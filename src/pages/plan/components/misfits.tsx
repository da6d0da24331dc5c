import { Banner } from '@/components/states/banner'
import { useQuery } from '@/services/query'
import { useSession } from '@/services/session'

/** What the plan and the term do not agree on: for those who can put it right. */
export function Misfits() {
  const { data } = useQuery('plan.show', {}, { when: useSession()?.may.seeWeek === 'school' })
  return (data?.misfits ?? []).map((misfit) => (
    <Banner key={misfit} tone="warn">
      {misfit}
    </Banner>
  ))
}
