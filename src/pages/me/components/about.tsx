import { View } from '@tarojs/components'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { routes } from '@/frame/routes'

interface AboutProps {
  staff: boolean
  /** Whether one can write to the school: who belongs to it, as a colleague or a parent. */
  heard: boolean
  /** Suggestions that wait for one's answer. */
  toAnswer: number
}

export function About({ staff, heard, toAnswer }: AboutProps) {
  return (
    <CellGroup note={<View>有据 {YOUJU_VERSION} · 开源软件，Apache-2.0 许可</View>}>
      {staff && <Cell icon="circle-check" title="回执" note="学校已经收下的记录" url={routes.receipts()} />}
      {staff && <Cell icon="clipboard-list" title="本学期工作计划" url={routes.plan()} />}
      {staff && (
        <Cell icon="calendar" title="放进日历" note="到期日、教研和社团活动" url={routes.calendar()} />
      )}
      {staff && (
        <Cell icon="users" title="代理" note="外出时请同事代理几天；谁在代谁" url={routes.standingIn()} />
      )}
      {heard && (
        <Cell
          icon="messages-square"
          title="意见和投诉"
          note="建议、投诉、增加负担都可以写，可以匿名"
          value={toAnswer > 0 ? `${toAnswer} 条待答复` : undefined}
          url={routes.suggestions(toAnswer > 0 ? 'toAnswer' : undefined)}
        />
      )}
    </CellGroup>
  )
}
