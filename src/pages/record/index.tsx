import { useRouter } from '@tarojs/taro'
import type { Output } from '#core/contract/contract'
import { goBack, goTo } from '@/components/tap/navigate'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { routes, sampleIn } from '@/frame/routes'
import { useQuery } from '@/services/query'
import { Actions } from './components/actions'
import { RecordView } from './components/record-view'

/** One record: what was written down, what it counts for, and what has happened to it. */
export default function RecordPage() {
  const { id = '', ...params } = useRouter().params
  const query = useQuery('record.show', { id })
  const record = query.data
  const left = sampleIn(params)
  const goOn = () => {
    const [next, ...rest] = left ?? []
    if (next !== undefined) void goTo(routes.sampled(next, rest), 'replace')
    else if (left) void goBack(routes.sample())
  }
  return (
    <Page
      title={left ? `抽查${left.length > 0 ? ` · 后面还有 ${left.length} 条` : ''}` : '记录'}
      narrow
      onRefresh={query.reload}
      footer={
        record &&
        mayAct(record) && (
          <Actions
            key={record.revision}
            record={record}
            reload={query.reload}
            onChecked={left ? goOn : undefined}
          />
        )
      }
    >
      <Answered query={query}>{(shown) => <RecordView record={shown} reload={query.reload} />}</Answered>
    </Page>
  )
}

function mayAct({ may }: Output<'record.show'>): boolean {
  return may.correct || may.withdraw || may.approve || may.pass || may.accept || may.return
}
