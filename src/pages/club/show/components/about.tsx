import { meetingsInWords } from '#core/club/club'
import type { Output } from '#core/contract/contract'
import { CellGroup } from '@/components/cell/group'
import { Banner } from '@/components/states/banner'
import { dateInWords } from '@/frame/in-words'
import { schoolToday } from '@/services/session'
import { Line } from './line'

/** The register's entry of a club. */
export function About({ club }: { club: Output<'club.show'> }) {
  const { category, about, place, capacity, enrolled, instructors, terms, roll, from, to } = club
  const day = (date: string) => dateInWords(date, schoolToday())
  const since = club.meetingsSince ? `（${day(club.meetingsSince)}起）` : ''
  return (
    <>
      {to !== null && <Closed club={club} />}
      <CellGroup title="登记">
        <Line name="类别" words={category} />
        <Line name="活动时间" words={`${meetingsInWords(club.meetings)}${since}`} />
        <Line name="地点" words={place} />
        <Line name="指导教师" words={instructors.map(({ name }) => name).join('、')} />
        <Line name="人数" words={`${enrolled} 人${capacity === null ? '' : `，名额 ${capacity} 人`}`} />
        <Line name="活动内容" words={about} />
        <Line name="开办学期" words={terms.map(({ name }) => name).join('、')} />
        <Line name="开始日期" words={day(from)} />
        <Line
          name="记名单"
          words={roll ? `${day(roll.since)}由${roll.by}开通：${roll.because}` : '不记学生姓名，只记人数'}
        />
      </CellGroup>
    </>
  )
}

function Closed({ club: { to, closedBecause, mergedInto } }: { club: Output<'club.show'> }) {
  const into = mergedInto ? `，并入${mergedInto.name}` : ''
  return (
    <Banner tone="info">
      {dateInWords(to ?? '', schoolToday())} 起停办{into}。{closedBecause}
    </Banner>
  )
}
