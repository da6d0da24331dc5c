import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { ATTENDANCE_MARKS } from '#core/record/research'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Empty } from '@/components/states'
import { Answered } from '@/frame/answered'
import { dateInWords } from '@/frame/in-words'
import { More } from '@/frame/more'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { StaffPage } from '@/frame/staff-page'
import { usePages } from '@/services/pages'
import { schoolToday, useSession } from '@/services/session'
import styles from './index.module.less'

const TITLE = '我的教研出勤'

/** One's own marks of the term; nobody else's are here. */
export default function ResearchAttendance() {
  const staff = useSession()?.may.logObservation
  return staff ? <Own /> : <StaffPage title={TITLE} />
}

function Own() {
  const pages = usePages('research.attendance', {}, (data) => data)
  return (
    <Page title={TITLE} narrow onRefresh={pages.query.reload}>
      <Answered query={pages.query}>
        {({ sum }) => (
          <>
            <Sum sum={sum} />
            {pages.items.length === 0 && (
              <Empty title="本学期还没有登记过您的出勤" text="组长记下教研活动后，这里会列出您的每一次。" />
            )}
            <CellGroup
              note={pages.items.length > 0 ? '只有您本人、组织人和学校领导看得到您的出勤。' : undefined}
            >
              {pages.items.map(({ recordId, on, groupName, theme, mark, counted }) => (
                <Cell
                  key={recordId}
                  title={theme}
                  note={[dateInWords(on, schoolToday()), groupName, !counted && '等待核准']
                    .filter(Boolean)
                    .join(' · ')}
                  value={ATTENDANCE_MARKS[mark]}
                  url={routes.record(recordId)}
                />
              ))}
            </CellGroup>
            <More pages={pages} />
          </>
        )}
      </Answered>
    </Page>
  )
}

function Sum({ sum: { attended, expected, marks } }: Pick<Output<'research.attendance'>, 'sum'>) {
  if (marks.length === 0) return null
  const each = marks.map(({ mark, times }) => `${ATTENDANCE_MARKS[mark]} ${times} 次`)
  return (
    <View className={styles.sum}>
      <View className={styles.whole}>
        {expected === 0 ? '还没有应到的活动' : `应到 ${expected} 次，到 ${attended} 次`}
      </View>
      <View className={styles.each}>{each.join(' · ')}</View>
      <View className={styles.each}>请假、公出和列席不算在应到里；迟到、早退算到。</View>
    </View>
  )
}
