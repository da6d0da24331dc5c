import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { NoPermission } from '@/components/states'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { useQuery } from '@/services/query'
import { useSession } from '@/services/session'
import { Progress } from './components/progress'
import { PublishForm } from './components/publish-form'

/** From a clean draft to a plan that holds: when, why, and the records counted anew. */
export default function PublishPlan() {
  const { id, version: inAddress } = useRouter().params
  const may = useSession()?.may.publishPlan ?? false
  const [version, begun] = useState(inAddress === undefined ? null : Number(inAddress))
  const query = useQuery(
    'plan.draft',
    { id: id ?? '' },
    { when: may && id !== undefined && version === null },
  )
  const home = id === undefined ? routes.planning() : routes.planDraft(id)
  if (!may) {
    return (
      <Page title="发布计划" home={home}>
        <NoPermission text="计划由校长、业务校长或教导主任发布。草稿写好、检查通过以后，请他们打开这份草稿来发布。" />
      </Page>
    )
  }
  if (version !== null) return <Progress version={version} />
  if (query.data) return <PublishForm answer={query.data} onPublished={begun} />
  return (
    <Page title="发布计划" home={home}>
      <Answered query={query}>{() => null}</Answered>
    </Page>
  )
}
