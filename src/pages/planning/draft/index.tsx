import { useRouter } from '@tarojs/taro'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { useQuery } from '@/services/query'
import { useSession } from '@/services/session'
import { NotForYou } from '../components/not-for-you'
import { Workbench } from './components/workbench'

/** One draft: its text, what is wrong with it, and what can be done with it. */
export default function PlanDraft() {
  const { id = '' } = useRouter().params
  const may = useSession()?.may.preparePlan ?? false
  const query = useQuery('plan.draft', { id }, { when: may })
  if (!may) return <NotForYou title="计划草稿" />
  if (query.data) return <Workbench key={id} answer={query.data} query={query} />
  return (
    <Page title="计划草稿" home={routes.planning()}>
      <Answered query={query} loadingRows={8}>
        {() => null}
      </Answered>
    </Page>
  )
}
