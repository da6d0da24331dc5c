import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Article } from '@/components/article'
import { Button } from '@/components/button'
import { Banner } from '@/components/states/banner'
import { Answered } from '@/frame/answered'
import { momentInWords } from '@/frame/in-words'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { useQuery } from '@/services/query'
import { useSession } from '@/services/session'
import { setLargeType, useLargeType } from '@/theme/large-type'
import { ForPublishers } from './components/for-publishers'

/** One announcement; opening it marks it as read. */
export default function NoticePage() {
  const { params } = useRouter()
  const me = useSession()
  const large = useLargeType()
  const query = useQuery('notice.read', { id: params.id ?? '' })
  return (
    <Page
      title="公告"
      home={routes.notices()}
      narrow
      actions={
        <Button compact look="text" onTap={() => setLargeType(!large)}>
          {large ? '标准字号' : '大字'}
        </Button>
      }
    >
      <Answered query={query}>
        {(notice) => (
          <>
            {notice.withdrawn && <Banner tone="warn">这条公告已经撤回，只有发布公告的人还能看到。</Banner>}
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
            />
            {notice.readers !== null && <ForPublishers notice={notice} onWithdrawn={query.reload} />}
          </>
        )}
      </Answered>
    </Page>
  )
}
