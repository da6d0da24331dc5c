import { View } from '@tarojs/components'
import { Empty, NoPermission } from '@/components/states'
import { Table } from '@/components/table'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { useQuery } from '@/services/query'
import { useSession } from '@/services/session'
import { secondsInWords } from '../components/seconds-in-words'
import styles from './index.module.less'

/** What writing records down takes, kind by kind: a form that takes long is a form to be shortened. */
export default function Burden() {
  const me = useSession()
  const may = me?.may.keepRoster === true
  const query = useQuery('setting.burden', {}, { when: may })
  if (!may)
    return (
      <Page title="填写用时" home={routes.groundRules()}>
        {me && <NoPermission />}
      </Page>
    )
  return (
    <Page title="填写用时" subtitle={me?.term?.name} home={routes.groundRules()} onRefresh={query.reload}>
      <View className={styles.what}>
        从打开表单到提交，只算停留在表单上的时间。只有合计，不知道是谁；不满 5
        次的不显示。用时长的表，可以想想哪些项目不必填。
      </View>
      <Answered query={query} loadingRows={4}>
        {({ kinds }) =>
          kinds.length === 0 ? (
            <Empty icon="clipboard-list" title="这学期还没有记录" />
          ) : (
            <Table
              caption="各类记录的填写用时"
              rows={kinds}
              keyOf={({ kind, label }) => `${kind} ${label}`}
              columns={[
                { key: 'label', title: '记录', render: ({ label }) => label },
                { key: 'records', title: '本学期', numeric: true, render: ({ records }) => `${records} 条` },
                {
                  key: 'seconds',
                  title: '一般用时',
                  numeric: true,
                  render: ({ medianSeconds }) =>
                    medianSeconds === null ? '次数太少' : secondsInWords(medianSeconds),
                },
              ]}
            />
          )
        }
      </Answered>
    </Page>
  )
}
