import { GROUP_KINDS } from '../../org/person'
import { CLASS_COLUMNS, GROUP_COLUMNS, LESSON_COLUMNS, PEOPLE_COLUMNS } from '../read/columns'
import { type RosterSheet, STATES } from './write-roster'

/** What a clerk has to know; first in every workbook. */
export const EXPLANATION: RosterSheet = {
  name: '说明',
  header: ['怎么填'],
  rows: [
    ['四张表可以一起导入，也可以只留其中几张；列的先后随意，多出来的列不读。'],
    ['空着的格子：保持原来的不变。要清空，请写「无」。'],
    ['任职、所在组、标签：写了就是全部，多个用「、」分开；原来有而没有写的，从生效日起结束。'],
    [
      '任职写法：校长、业务校长、教导主任、教务员、任课教师、三年级2班班主任、三年级年级组长、语文教研组长；别的职务写在「标签」里。',
    ],
    ['新同事的任职空着，就记为任课教师。'],
    ['认人先看工号，没有工号看姓名；同名的人请都写上工号。'],
    ['状态写：在岗、长期请假、产假、借调、跟岗、支教；离开的人写「离开」，离开日期是在校的最后一天。'],
    ['日期写成 1985-09-01、1985/9/1、1985年9月 都可以。'],
    ['身份证号、手机号、年龄都用不到，请不要放进来。'],
    [
      '课表可以一行一节，也可以一个班一张：上面一行写班级，左边是节次，上面是星期，格子里写「数学/张老师」或「数学/张老师/教室」。',
    ],
    ['名单里没有的人，只有在导入时勾选了「名单里没有的视为结束」才会结束；家长不受影响。'],
  ],
  choices: {},
}

const heads = (columns: Readonly<Record<string, { readonly label: string }>>) =>
  Object.values(columns).map(({ label }) => label)

/** Sheets to fill in, with a row or two of invented people to write over. */
export function rosterTemplate(): RosterSheet[] {
  return [
    EXPLANATION,
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
