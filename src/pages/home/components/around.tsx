import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { routes } from '@/frame/routes'
import type { Me } from '@/services/session'

interface AroundProps {
  me: Me
  unread: number
}

export function Around({ me: { may }, unread }: AroundProps) {
  return (
    <CellGroup>
      {may.seeWeek && (
        <Cell
          icon="chart-column"
          title={may.seeWeek === 'school' ? '全校本周达成情况' : '本组本周达成情况'}
          url={routes.week()}
        />
      )}
      {may.checkRecords && <Cell icon="clock" title="待核准的补录" url={routes.records('awaiting')} />}
      <Cell icon="users" title="别人听我的课" url={routes.records('aboutMe')} />
      <Cell
        icon="megaphone"
        title="公告"
        value={unread > 0 ? `${unread} 条未读` : '没有未读'}
        url={routes.notices()}
      />
    </CellGroup>
  )
}
