import { useRouter } from '@tarojs/taro'
import { NoPermission } from '@/components/states'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { useQuery } from '@/services/query'
import { CorrectForm } from './components/correct-form'

/** Putting right what is out: its readers see that, when and why. */
export default function NoticeCorrect() {
  const { id = '' } = useRouter().params
  const query = useQuery('notice.read', { id })
  const { data } = query
  if (data?.may.correct) return <CorrectForm key={id} notice={data} onNews={query.reload} />
  return (
    <Page title="更正公告" home={routes.notice(id)} narrow>
      <Answered query={query}>
        {() => <NoPermission text="这条公告现在不能更正：它还没有发出、已经撤回，或者不是您负责的。" />}
      </Answered>
    </Page>
  )
}
