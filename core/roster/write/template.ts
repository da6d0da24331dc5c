import { GROUP_KINDS } from '../../org/person'
import { CLASS_COLUMNS, GROUP_COLUMNS, LESSON_COLUMNS, PEOPLE_COLUMNS } from '../read/columns'
import { EXPLANATION } from './explanation'
import { type RosterSheet, STATES } from './write-roster'

const heads = (columns: Readonly<Record<string, { readonly label: string }>>) =>
  Object.values(columns).map(({ label }) => label)

export function explanationSheet(): RosterSheet {
  return { name: '说明', header: ['怎么填'], rows: EXPLANATION.map((words) => [words]), choices: {} }
}

/** Sheets to fill in, with a row or two of invented people to write over. */
export function rosterTemplate(): RosterSheet[] {
  return [
    explanationSheet(),
    {
      name: '教职工',
      header: heads(PEOPLE_COLUMNS),
      rows: [
        [
          '张晓明',
          'T001',
          '语文',
          '1985-09-12',
          '2008-09-01',
          '任课教师、三年级1班班主任、语文教研组长',
          '语文组',
          '骨干教师',
          '在岗',
          '',
        ],
        ['李文静', 'T002', '数学', '1990-03-05', '2013-09-01', '任课教师', '数学组', '', '在岗', ''],
      ],
      choices: { 状态: STATES },
    },
    {
      name: '年级班级',
      header: heads(CLASS_COLUMNS),
      rows: [
        ['三年级', '1班'],
        ['三年级', '2班'],
      ],
      choices: {},
    },
    {
      name: '组',
      header: heads(GROUP_COLUMNS),
      rows: [
        ['语文组', '学科教研组', '语文'],
        ['数学组', '学科教研组', '数学'],
      ],
      choices: { 类别: Object.values(GROUP_KINDS) },
    },
    {
      name: '课表',
      header: heads(LESSON_COLUMNS),
      rows: [
        ['三年级1班', '星期一', '1', '语文', '张晓明', '301'],
        ['三年级1班', '星期一', '2', '数学', '李文静', '301'],
      ],
      choices: {},
    },
  ]
}
