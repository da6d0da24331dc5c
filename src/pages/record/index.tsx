import { useRouter } from '@tarojs/taro'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { useQuery } from '@/services/query'
import { Actions } from './components/actions'
import { RecordView } from './components/record-view'

/** One record: what was written down, what it counts for, and what has happened to it. */
export default function RecordPage() {
  const { id = '' } = useRouter().params
  const query = useQuery('record.show', { id })
  const record = query.data
  const acts = record && Object.values(record.may).some(Boolean)
  return (
    <Page
      title="记录"
      narrow
      onRefresh={query.reload}
      footer={acts && <Actions key={record.revision} record={record} reload={query.reload} />}
    >
      <Answered query={query}>{(shown) => <RecordView record={shown} />}</Answered>
    </Page>
  )
}
