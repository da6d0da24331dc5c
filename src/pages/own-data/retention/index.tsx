import { NoPermission } from '@/components/states'
import { Table } from '@/components/table'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { useQuery } from '@/services/query'
import { useSession } from '@/services/session'

/** How long what is kept, why, and how much is due. */
export default function RetentionPage() {
  const me = useSession()
  const may = me?.may.keepRoster === true
  const query = useQuery('privacy.retention', {}, { when: may })
  if (!may)
    return (
      <Page title="保存期限" home={routes.ownData()}>
        {me && <NoPermission />}
      </Page>
    )
  return (
    <Page title="保存期限" subtitle={me?.school.name} home={routes.ownData()} onRefresh={query.reload}>
      <Answered query={query} loadingRows={6}>
        {({ kinds }) => (
          <Table
            caption="各类信息保存多久"
            rows={kinds}
            keyOf={({ label }) => label}
            columns={[
              { key: 'label', title: '内容', render: ({ label }) => label },
              {
                key: 'months',
                title: '保存',
                render: ({ months, after }) =>
                  months === null ? after || '长期' : `${after}后 ${months} 个月`,
              },
              {
                key: 'due',
                title: '已到期',
                numeric: true,
                render: ({ due }) => (due === 0 ? '无' : `${due} 条`),
              },
              { key: 'why', title: '依据', render: ({ why }) => why },
            ]}
          />
        )}
      </Answered>
    </Page>
  )
}
