import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { routes } from '@/frame/routes'
import type { Me } from '@/services/session'

interface AroundProps {
  me: Me
  /** Records to be decided by who may decide them. */
  awaiting: number
  /** Things handed in, to be accepted by who may accept them. */
  toAccept: number
  unread: number
}

export function Around({ me: { may }, awaiting, toAccept, unread }: AroundProps) {
  return (
    <CellGroup>
      {may.seeWeek && (
        <Cell
          icon="chart-column"
          title={may.seeWeek === 'school' ? '全校本周达成情况' : '本组本周达成情况'}
          url={routes.week()}
        />
      )}
      {may.checkRecords && (
        <Cell
          icon="clock"
          title="待核准的记录"
          value={awaiting > 0 ? `${awaiting} 条` : '没有'}
          url={routes.records('awaiting')}
        />
      )}
      {toAccept > 0 && (
        <Cell icon="inbox" title="等待受理的材料" value={`${toAccept} 份`} url={routes.records('toAccept')} />
      )}
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
