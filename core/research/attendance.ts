import { type Problem, problem } from '../problem'
import { type Attendance, type AttendanceMark, attends, type Research } from '../record/research'

/**
 * What is wrong with the marks of a session, or undefined. Nobody is ever taken for absent without being marked: either
 * everybody expected has a mark, or none were taken. Somebody else of the staff is there as a guest; at a session of the
 * whole school they may have any mark.
 */
export function faultOfAttendance(
  { attendance, scope }: Pick<Research, 'attendance' | 'scope'>,
  expected: ReadonlySet<string>,
): Problem | undefined {
  if (attendance.length === 0) return undefined
  const marked = new Map(attendance.map(({ personId, mark }) => [personId, mark]))
  const missing = [...expected].filter((id) => !marked.has(id)).length
  if (missing > 0) return problem('attendanceIncomplete', { missing, expected: expected.size })
  const strangers = attendance.filter(({ personId, mark }) => mark !== 'guest' && !expected.has(personId))
  if (scope !== 'school' && strangers.length > 0) return problem('notExpected', { count: strangers.length })
  const guests = attendance.filter(({ personId, mark }) => mark === 'guest' && expected.has(personId))
  return guests.length > 0 ? problem('expectedAsGuest', { count: guests.length }) : undefined
}

/** How often each mark was given. */
export type MarkCounts = Readonly<Partial<Record<AttendanceMark, number>>>

/** Attended of expected; a guest was not expected, and who was excused leaves the denominator (domain.md section 4). */
export interface AttendanceRate {
  readonly attended: number
  readonly expected: number
}

const COUNTED: readonly AttendanceMark[] = ['present', 'late', 'leftEarly', 'absent']

export function rateOf(counts: MarkCounts): AttendanceRate {
  const sum = (marks: readonly AttendanceMark[]) =>
    marks.reduce((total, mark) => total + (counts[mark] ?? 0), 0)
  return { attended: sum(COUNTED.filter((mark) => attends({ mark }))), expected: sum(COUNTED) }
}

/** Everybody expected, with the exceptions and `present` for all others, then the guests: one pass over the list. */
export function markAll(
  expected: readonly string[],
  exceptions: ReadonlyMap<string, AttendanceMark>,
  guests: readonly string[],
): Attendance[] {
  return [
    ...expected.map((personId) => ({ personId, mark: exceptions.get(personId) ?? ('present' as const) })),
    ...guests
      .filter((personId) => !expected.includes(personId))
      .map((personId) => ({ personId, mark: 'guest' as const })),
  ]
}
