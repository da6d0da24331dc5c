import { View } from '@tarojs/components'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { routes } from '@/frame/routes'

export function About({ staff }: { staff: boolean }) {
  return (
    <CellGroup note={<View>有据 {YOUJU_VERSION} · 开源软件，Apache-2.0 许可</View>}>
      {staff && <Cell icon="circle-check" title="回执" note="学校已经收下的记录" url={routes.receipts()} />}
      {staff && <Cell icon="clipboard-list" title="本学期工作计划" url={routes.plan()} />}
      {staff && (
        <Cell icon="calendar" title="放进日历" note="到期日、教研和社团活动" url={routes.calendar()} />
      )}
      <Cell
        icon="info"
        title="意见和投诉"
        note={
          staff
            ? '用着不顺手、觉得增加了负担，请直接告诉教务员或校长。这里不排名、不打卡、不统计在线时长。'
            : '有意见请直接告诉班主任或学校教务员。'
        }
      />
    </CellGroup>
  )
}
