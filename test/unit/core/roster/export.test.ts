import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { CivilDate } from '#core/calendar/civil-date'
import { ABSENCES, STAFF_POSTS } from '#core/org/post'
import { changesOf } from '#core/roster/changes/changes-of'
import { readRoster } from '#core/roster/read-roster'
import type { Roster, RosterPerson, RosterUnit } from '#core/roster/roster'
import { writeRoster } from '#core/roster/write/write-roster'
import { nameAt } from '../../../../bench/schools/roster-sheets'
import { counter } from './a-school'

const ON = '2026-11-18'

const day = fc.constantFrom<CivilDate>(
  '2020-09-01',
  '2026-09-01',
  '2026-11-17',
  ON,
  '2026-11-19',
  '2027-02-20',
)
const stretch = fc
  .tuple(day, fc.option(day))
  .map(([from, to]) => ({ from, to: to !== null && to < from ? null : to }))

const GROUPS = [
  '语文组',
  '数学教研组',
  '数学备课组',
  '三年级组',
  '教导处',
  '第一党支部',
  '王老师工作室',
  '小课题',
]
const KINDS = ['subject', 'subject', 'planning', 'grade', 'office', 'party', 'studio', 'project'] as const

const units: RosterUnit[] = [
  ...['三年级', '四年级', '高一'].map((name, at) => unitOf(`grade${at}`, 'grade', name, 'school')),
  ...['三年级1班', '三年级2班', '三年级12班'].map((name, at) =>
    unitOf(`class${at}`, 'class', name, 'grade0'),
  ),
  unitOf('class3', 'class', '四年级1班', 'grade1'),
  ...GROUPS.map((name, at) => ({
    ...unitOf(`group${at}`, 'group', name, 'school'),
    groupKind: KINDS[at] ?? null,
  })),
]

function unitOf(id: string, kind: RosterUnit['kind'], name: string, parentId: string): RosterUnit {
  return { id, kind, name, parentId, groupKind: null, subject: '', position: 1, from: null, to: null }
}

const POSTS = STAFF_POSTS.filter((post) => post !== 'instructor' && post !== 'officer')
const unitIds = ['school', ...units.map(({ id }) => id)]
const held = fc.tuple(
  fc.constantFrom(...POSTS, 'member', ...Object.keys(ABSENCES)),
  fc.constantFrom(...unitIds),
  stretch,
)

/** Absences are of the school as a whole, memberships of a unit below it. */
function placed(post: string, unitId: string): string {
  if (post in ABSENCES) return 'school'
  return post === 'member' && unitId === 'school' ? 'group0' : unitId
}

const person = fc.record({
  staffNo: fc.boolean(),
  subject: fc.constantFrom('', '语文', '信息科技'),
  birthDate: fc.option(fc.constantFrom('1980-05-05', '1985-12-31')),
  teachingSince: fc.option(fc.constantFrom('2005-09-01', '2025-09-01')),
  held: fc.uniqueArray(held, {
    selector: ([post, unitId]) => `${post} ${placed(post, unitId)}`,
    maxLength: 5,
  }),
  tags: fc.uniqueArray(fc.tuple(fc.constantFrom('党员', '骨干教师', '德育主任'), stretch), {
    selector: ([tag]) => tag,
    maxLength: 2,
  }),
})

const lesson = fc.record({
  classId: fc.constantFrom('class0', 'class1', 'class2', 'class3'),
  weekday: fc.integer({ min: 1, max: 7 }),
  period: fc.integer({ min: 1, max: 6 }),
  subject: fc.constantFrom('语文', '数学'),
  room: fc.constantFrom('', '301'),
})

const rosters = fc
  .record({
    people: fc.array(person, { minLength: 1, maxLength: 8 }),
    lessons: fc.uniqueArray(lesson, {
      selector: ({ classId, weekday, period }) => `${classId} ${weekday} ${period}`,
      maxLength: 20,
    }),
  })
  .map(({ people, lessons }): Roster => {
    const staff = people.map(
      (each, at): RosterPerson => ({
        ...each,
        ...{ id: `p${at}`, name: nameAt(at), position: at, staffNo: each.staffNo ? `T${at}` : '' },
        held: each.held.map(([post, unitId, dates], nth) => ({
          id: `p${at}-${nth}`,
          post,
          unitId: placed(post, unitId),
          ...dates,
        })),
        tags: each.tags.map(([tag, dates]) => ({ tag, ...dates })),
      }),
    )
    // Lessons are taught by those who are here.
    const here = staff.filter(
      ({ held: all }) =>
        all.length === 0 || all.some(({ from, to }) => from <= ON && (to === null || ON <= to)),
    )
    return {
      school: { id: 'school', name: '测试小学', isOffice: false },
      units,
      people: staff,
      term: {
        id: 'term',
        name: '第一学期',
        startOn: '2026-09-01',
        endOn: '2027-01-22',
        periods: [1, 2, 3, 4, 5, 6],
      },
      lessons:
        here.length === 0
          ? []
          : lessons.map((each, at) => ({
              ...each,
              termId: 'term',
              teacherId: here[at % here.length]?.id ?? '',
            })),
    }
  })

it('changes nothing when what was exported is imported on the same day, even where missing things end', () => {
  fc.assert(
    fc.property(rosters, (roster) => {
      const sheets = writeRoster(roster, ON).map(({ name, header, rows }) => ({
        name,
        rows: [header, ...rows],
        hidden: [],
      }))
      const reading = readRoster(sheets, { roster, from: ON, endMissing: true, me: 'me', newId: counter() })
      expect(reading.faults).toEqual([])
      const { acts, lines } = changesOf(reading.wanted, roster, ON, true, counter())
      expect(lines).toEqual([])
      expect(acts).toEqual({ units: [], people: [], held: [], tags: [], lessons: [] })
    }),
    { numRuns: 100 },
  )
})
