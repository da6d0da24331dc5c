import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Answered } from '@/frame/answered'
import { dayInWords } from '@/frame/in-words'
import { routes } from '@/frame/routes'
import type { Query } from '@/services/query'
import { schoolToday } from '@/services/session'
import styles from './this-period.module.less'

const SHOWN = 3

type Around = Output<'lesson.around'>

/** What is being taught now: one tap opens the form with that lesson chosen. */
export function ThisPeriod({ query }: { query: Query<'lesson.around'> }) {
  return (
    <Answered query={query} loadingRows={2}>
      {(around) => <Lessons around={around} />}
    </Answered>
  )
}

function Lessons({ around }: { around: Around }) {
  const { on, period, bell, lessons, begunPeriods, teachingDayBefore } = around
  const quiet = whyNothing(around)
  if (quiet) {
    const before = begunPeriods.length === 0 || around.notTeaching ? teachingDayBefore : null
    return (
      <CellGroup title="这一节">
        <View className={styles.quiet}>{quiet}</View>
        {before && (
          <Cell title={`补记${dayInWords(before, schoolToday())}的课`} url={routes.observe({ on: before })} />
        )}
      </CellGroup>
    )
  }
  const ring = bell.find((each) => each.period === period)
  return (
    <CellGroup
      title={`第 ${period} 节 ${ring?.startsAt ?? ''}—${ring?.endsAt ?? ''}`}
      action={
        lessons.length > SHOWN && (
          <Button look="text" compact url={routes.observe()}>
            全部 {lessons.length} 节
          </Button>
        )
      }
    >
      {lessons.slice(0, SHOWN).map(({ classId, className, subject, teacherName, room }) => (
        <Cell
          key={classId}
          title={`${className} ${subject}`}
          note={[teacherName, room].filter(Boolean).join(' · ')}
          value="记听课"
          url={routes.observe({ on, period: period ?? undefined, class: classId })}
        />
      ))}
    </CellGroup>
  )
}

function whyNothing({ on, period, notTeaching, bell, begunPeriods, recordedPeriods, lessons }: Around) {
  if (on !== schoolToday()) return '还没有今天的课表，连上网后更新。现在也可以照常记录。'
  if (notTeaching) return `今天不上课：${notTeaching}。`
  const first = bell[0]
  if (begunPeriods.length === 0)
    return first ? `今天第 ${first.period} 节 ${first.startsAt} 开始。` : '学校还没有设置作息时间。'
  if (period !== null && recordedPeriods.includes(period)) return `第 ${period} 节已经记过了。`
  return lessons.length === 0 ? '这一节没有别的老师的课。' : undefined
}
