import { type AnySheet, FORM_SAMPLE } from './sample-forms'
import { changedIn, editedIn, type Sample } from './sample-plan'

export type EverySheet = AnySheet | '调整' | '流程' | '检查表'

const [head = [], ...rules] = FORM_SAMPLE.sheets.指标

/** Every sheet there is, and a rule of every family; warnings only that 流程 and 检查表 are kept. Row 1 of a sheet is its header. */
export const FULL_SAMPLE: Sample<EverySheet> = {
  title: FORM_SAMPLE.title,
  sheets: {
    ...FORM_SAMPLE.sheets,
    设置: [
      ...FORM_SAMPLE.sheets.设置,
      ['学期', '2026-09-01 ~ 2027-01-22'],
      ['机构', '运河学区'],
      ['规则组 听课', '取高'],
    ],
    指标: [
      head,
      ...rules,
      [
        'GX1',
        '3',
        '新教师听本学科课',
        '任课教师 且 教龄≤3',
        '听课节数[学科=本人学科]',
        '每周',
        '≥2节',
        '必达',
        '',
        '',
        '',
      ],
      [
        'GX2',
        '3',
        '规划上报',
        '学校',
        '材料(学校发展五年规划)[已受理]',
        '3月20日前',
        '=1份',
        '必达',
        '',
        '学区',
        '',
      ],
      [
        'GX3',
        '3',
        '人人被听',
        '学校',
        '覆盖(被听课节数, 每位任课教师, 至少1)',
        '每学期',
        '≥95%',
        '力争',
        '',
        '',
        '',
      ],
      ['GX4', '3', '巩固率', '学校', '巩固率', '每学年', '≥99.9%', '必达', '', '', ''],
      ['GX5', '3', '班额', '班级', '班额', '学期初快照', '≤45人', '力争', '', '', ''],
      ['GX6', '3', '安全事故', '学校', '填报(责任事故)', '每学期', '=0起', '必达', '', '', ''],
      ['GX7', '3', '检测后分析', '年级', '材料(质量分析)', '每次质量检测后7天内', '≥1份', '必达', '', '', ''],
      [
        'GX8',
        '3',
        '名师带教',
        '副校长 或 名师',
        '听课节数[被听者=我的徒弟]',
        '每月',
        '≥上期+5%',
        '力争',
        '',
        '',
        '',
      ],
      [
        'GX9',
        '3',
        '检查达成分',
        '学校',
        '达成分(JC1, 满分10, 每缺一扣2.5)',
        '每学期',
        '≥6分',
        '力争',
        '',
        '',
        '',
      ],
    ],
    计入: [...FORM_SAMPLE.sheets.计入, ['', '巩固率', '比率(填报(期末在校) / 填报(期初在校))', '', '', '']],
    选项: [...FORM_SAMPLE.sheets.选项, ['人员标签', '副校长、德育主任、校医']],
    调整: [
      ['规则', '对象', '调整', '从', '到', '原因'],
      ['TK4', '李明', '15节', '2026-10-01', '', '产假后返岗'],
      ['JC1', '样本小学', '免除', '', '', '校舍大修'],
    ],
    流程: [
      ['流程', '环节', '谁办', '时限', '说明'],
      ['作业审批', '教研组长审核', '教研组长', '每周三前', ''],
      ['', '教导处批准', '教导主任', '每周四前', ''],
    ],
    检查表: [
      ['检查表', '检查项', '问题', '说明'],
      ['教案检查', '教案齐全', '缺教案', ''],
      ['', '反思及时', '', '三天内'],
    ],
  },
}

export function fullSampleWith(sheet: EverySheet, row: number, column: string, value: string) {
  return changedIn(FULL_SAMPLE, sheet, row, column, value)
}

export function fullSampleEdited(
  sheet: EverySheet,
  edit: (rows: Sample<EverySheet>['sheets'][EverySheet]) => Sample<EverySheet>['sheets'][EverySheet],
) {
  return editedIn(FULL_SAMPLE, sheet, edit)
}
