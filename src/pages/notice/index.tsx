import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Article } from '@/components/article'
import { Banner } from '@/components/states/banner'
import { Answered } from '@/frame/answered'
import { momentInWords } from '@/frame/in-words'
import { Figures } from '@/frame/notice/figures'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { useQuery } from '@/services/query'
import { useSession } from '@/services/session'
import { Corrections } from './components/corrections'
import { Decision } from './components/decision'
import { Documents } from './components/documents'
import { FollowUp } from './components/follow-up'
import { Manage } from './components/manage'
import { Pictures } from './components/pictures'
import { owesReceipt, Receipt } from './components/receipt'
import { Standing } from './components/standing'
import { Tools } from './components/tools'
import { useShareCard } from './hooks/sharing'

/** One announcement; opening it marks it as read. */
export default function NoticePage() {
  const { params } = useRouter()
  const me = useSession()
  const query = useQuery('notice.read', { id: params.id ?? '' })
  const { data } = query
  useShareCard(data)
  const footer =
    data &&
    (data.may.approve ? (
      <Decision notice={data} onDecided={query.reload} />
    ) : (
      owesReceipt(data) && <Receipt notice={data} onGiven={query.reload} />
    ))
  return (
    <Page
      title="公告"
      home={routes.notices()}
      narrow
      onRefresh={query.reload}
      actions={<Tools notice={data} />}
      footer={footer}
    >
      <Answered query={query}>
        {(notice) => (
          <>
            <Standing notice={notice} />
            <Corrections corrections={notice.corrections} />
            <Article
              title={notice.title}
              text={notice.text}
              byline={
                <>
                  <View>
                    {notice.publisher} · {momentInWords(notice.publishedAt)}
                  </View>
                  {me?.may.logObservation && <View>发给{notice.audience}</View>}
                </>
              }
            >
              <Pictures files={notice.files} />
            </Article>
            <Documents files={notice.files} />
            <Figures figures={notice.figures} />
            {notice.receipt.given !== null && (
              <Banner tone="good">您已于 {momentInWords(notice.receipt.given)} 回复“我已知晓”。</Banner>
            )}
            <FollowUp notice={notice} />
            <Manage notice={notice} />
          </>
        )}
      </Answered>
    </Page>
  )
}
