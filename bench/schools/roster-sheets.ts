import type { WorkbookSheet } from '../../core/plan/parse/workbook-document'
import { CLASS_COLUMNS, GROUP_COLUMNS, LESSON_COLUMNS, PEOPLE_COLUMNS } from '../../core/roster/read/columns'

const SURNAMES = Array.from('赵钱孙周吴郑冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜')
const GIVEN = Array.from('文静晓明雅芳建国丽娟志强海燕春梅秋菊子涵欣怡思远嘉宁若云长风安然书瑶一鸣')
const GRADES = ['一年级', '二年级', '三年级', '四年级', '五年级', '六年级']
const SUBJECTS = ['语文', '数学', '英语', '科学', '体育', '美术']
const WEEKDAYS = ['星期一', '星期二', '星期三', '星期四', '星期五']
const PERIODS = ['1', '2', '3', '4', '5', '6']

/** The first so many people teach the classes, one a subject each. */
export const teaching = (classes: number) => classes * SUBJECTS.length

/** Everybody's own name. */
export function nameAt(index: number): string {
  const rest = Math.floor(index / SURNAMES.length)
  const [first, second] = [rest % GIVEN.length, Math.floor(rest / GIVEN.length)]
  return `${SURNAMES[index % SURNAMES.length]}${GIVEN[first]}${GIVEN[(first + 1 + second) % GIVEN.length]}`
}

const labels = (columns: Readonly<Record<string, { readonly label: string }>>) =>
  Object.values(columns).map(({ label }) => label)
const pad = (value: number) => String(value).padStart(2, '0')

/** A roster as a clerk hands it in: people, classes, groups and the timetable of every class, without a fault. */
export function rosterSheets(people: number, classes: number): WorkbookSheet[] {
  const classNames = Array.from({ length: classes }, (_, index) => {
    const grade = GRADES[index % GRADES.length] ?? ''
    return { grade, name: `${grade}${Math.floor(index / GRADES.length) + 1}班` }
  })
  const staff = Array.from({ length: people }, (_, index) => {
    const subject = SUBJECTS[index % SUBJECTS.length] ?? ''
    const own = index % SUBJECTS.length === 0 ? classNames[index / SUBJECTS.length]?.name : undefined
    const born = `${1966 + (index % 34)}/${1 + (index % 12)}/${1 + (index % 28)}`
    const since = `${1966 + (index % 34) + 22}年9月`
    const posts = own ? `任课教师、${own}班主任` : '任课教师'
    const tags = index % 9 === 0 ? '骨干教师、党员' : ''
    return [
      nameAt(index),
      `T${String(index + 1).padStart(5, '0')}`,
      subject,
      born,
      since,
      posts,
      `${subject}组`,
      tags,
      '',
      '',
    ]
  })
  const lessons = classNames.flatMap(({ name }, at) =>
    WEEKDAYS.flatMap((weekday) =>
      PERIODS.map((period, index) => {
        const subject = (index + at) % SUBJECTS.length
        return [
          name,
          weekday,
          period,
          SUBJECTS[subject] ?? '',
          nameAt(at * SUBJECTS.length + subject),
          pad(at + 1),
        ]
      }),
    ),
  )
  return [
    sheet('教职工', labels(PEOPLE_COLUMNS), staff),
    sheet(
      '年级班级',
      labels(CLASS_COLUMNS),
      classNames.map(({ grade, name }) => [grade, name]),
    ),
    sheet(
      '组',
      labels(GROUP_COLUMNS),
      SUBJECTS.map((subject) => [`${subject}组`, '学科教研组', subject]),
    ),
    sheet('课表', labels(LESSON_COLUMNS), lessons),
  ]
}

function sheet(name: string, header: string[], rows: string[][]): WorkbookSheet {
  return { name, rows: [header, ...rows], hidden: [] }
}
