import type { Output } from '#core/contract/contract'
import {
  ATTENDANCE_MARKS,
  type Attendance,
  type AttendanceMark,
  attends,
  isExpected,
} from '#core/record/research'
import { factsOf } from '@/frame/facts/facts-of'
import { Fact } from './fact'

/** A session of research: who was there only for whom the marks are shown, for everybody else the own mark. */
export function ResearchFacts({ record }: { record: Output<'record.show'> }) {
  const { content, names, people, ownMark } = record
  const marks: readonly Attendance[] = content.kind === 'research' ? content.payload.attendance : []
  const nameOf = new Map(people.map(({ id, name }) => [id, name]))
  return (
    <>
      {factsOf(content, names).map(({ name, words }) => (
        <Fact key={name} name={name} words={words} />
      ))}
      {marks.length > 0 && <Fact name="出勤" words={sumOf(marks)} />}
      {NOTABLE.map((mark) => {
        const who = marks
          .filter((each) => each.mark === mark)
          .map(({ personId }) => nameOf.get(personId) ?? '')
        return who.length > 0 && <Fact key={mark} name={ATTENDANCE_MARKS[mark]} words={who.join('、')} />
      })}
      {marks.length === 0 && ownMark && <Fact name="我的出勤" words={ATTENDANCE_MARKS[ownMark]} />}
    </>
  )
}

const NOTABLE: readonly AttendanceMark[] = ['late', 'leftEarly', 'excused', 'official', 'absent', 'guest']

function sumOf(marks: readonly Attendance[]): string {
  const expected = marks.filter(isExpected)
  return `应到 ${marks.filter(({ mark }) => mark !== 'guest').length} 人，实到 ${expected.filter(attends).length} 人`
}
