import type { WorkbookSheet } from '#core/plan/parse/workbook-document'
import { type RosterReading, readRoster } from '#core/roster/read-roster'
import type { Held, Roster, RosterPerson, RosterUnit } from '#core/roster/roster'

export const FROM = '2026-11-18'

/** Cells as they stand on a page: columns by bars, one row a line. */
export function sheet(name: string, table: string): WorkbookSheet {
  const rows = table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
  return { name, rows, hidden: [] }
}

export function counter(): () => string {
  let made = 0
  return () => {
    made += 1
    return `new-${made}`
  }
}

const unit = (
  id: string,
  kind: RosterUnit['kind'],
  name: string,
  parentId: string,
  position: number,
): RosterUnit => ({
  ...{ id, kind, name, parentId, position, subject: '', from: null, to: null },
  groupKind: kind === 'group' ? 'subject' : null,
})

let heldSoFar = 0
export function held(post: string, unitId: string, from = '2020-09-01', to: string | null = null): Held {
  heldSoFar += 1
  return { id: `held-${heldSoFar}`, post, unitId, from, to }
}

export function person(id: string, name: string, changes: Partial<RosterPerson> = {}): RosterPerson {
  return {
    ...{ id, name, staffNo: '', subject: '', position: 1, birthDate: null, teachingSince: null, tags: [] },
    held: [held('teacher', 'school')],
    ...changes,
  }
}

/** Wu keeps it; Li teaches class 1 maths, Wang class 2 Chinese. */
export function aSchool(changes: Partial<Roster> = {}): Roster {
  return {
    school: { id: 'school', name: '测试小学', isOffice: false },
    units: [
      unit('grade3', 'grade', '三年级', 'school', 2),
      unit('class1', 'class', '三年级1班', 'grade3', 3),
      unit('class2', 'class', '三年级2班', 'grade3', 4),
      unit('maths', 'group', '数学组', 'school', 5),
      unit('chinese', 'group', '语文组', 'school', 6),
    ],
    people: [
      person('wu', '吴教务', { held: [held('clerk', 'school')] }),
      person('li', '李老师', {
        ...{ staffNo: 'T1', subject: '数学', birthDate: '1985-04-04' },
        held: [held('teacher', 'school'), held('member', 'maths'), held('classTeacher', 'class1')],
        tags: [{ tag: '骨干教师', from: '2024-09-01', to: null }],
      }),
      person('wang', '王老师', {
        subject: '语文',
        held: [held('teacher', 'school'), held('member', 'chinese')],
      }),
    ],
    term: {
      id: 'term',
      name: '第一学期',
      startOn: '2026-09-01',
      endOn: '2027-01-22',
      periods: [1, 2, 3, 4, 5, 6],
    },
    lessons: [
      {
        termId: 'term',
        classId: 'class1',
        weekday: 1,
        period: 1,
        subject: '数学',
        teacherId: 'li',
        room: '301',
      },
      {
        termId: 'term',
        classId: 'class2',
        weekday: 1,
        period: 1,
        subject: '语文',
        teacherId: 'wang',
        room: '302',
      },
    ],
    ...changes,
  }
}

export function read(
  sheets: readonly WorkbookSheet[],
  roster = aSchool(),
  endMissing = false,
): RosterReading {
  return readRoster(sheets, { roster, from: FROM, endMissing, me: 'wu', newId: counter() })
}

/** 教职工 D3 for each fault. */
export function placesOf({ faults }: RosterReading): string[] {
  return faults.map(({ sheet: name, cell, row }) => `${name} ${cell || row}`)
}
