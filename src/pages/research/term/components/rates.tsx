import { CellGroup } from '@/components/cell/group'
import { Table } from '@/components/table'
import { Answered } from '@/frame/answered'
import { More } from '@/frame/more'
import { usePages } from '@/services/pages'

/** For the group's lead and the school's leaders: in the order of the roster, never ranked. */
export function Rates({ groupId }: { groupId: string }) {
  const pages = usePages('research.rates', { groupId }, (data) => data)
  return (
    <Answered query={pages.query} loadingRows={3}>
      {({ whole }) => (
        <CellGroup
          title={`出勤${whole.expected > 0 ? `：应到 ${whole.expected} 人次，到 ${whole.attended} 人次` : ''}`}
          note="按名册顺序。请假、公出不算在应到里；迟到、早退算到。只有组长和学校领导看得到。"
        >
          <Table
            caption="组里每位老师本学期参加教研的次数"
            dense
            rows={pages.items}
            keyOf={({ personId }) => personId}
            columns={[
              { key: 'name', title: '姓名', render: ({ name }) => name },
              {
                key: 'there',
                title: '到 / 应到',
                numeric: true,
                render: ({ attended, expected }) => `${attended} / ${expected}`,
              },
              { key: 'late', title: '迟到', numeric: true, render: ({ late }) => late || '—' },
              { key: 'excused', title: '请假、公出', numeric: true, render: ({ excused }) => excused || '—' },
            ]}
          />
          <More pages={pages} />
        </CellGroup>
      )}
    </Answered>
  )
}
