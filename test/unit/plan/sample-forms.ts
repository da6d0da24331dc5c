import { parsePlan } from '#core/plan/parse/parse-plan'
import type { Plan } from '#core/plan/plan'
import { changedIn, editedIn, SAMPLE, type Sample, textOf } from './sample-plan'

export type AnySheet = '设置' | '条款' | '指标' | '登记表' | '计入' | '选项' | '量表'

const [head = [], ...rules] = SAMPLE.sheets.指标

/** The sample with forms, what they count for, lists and a rubric: no fault and no warning in it. */
export const FORM_SAMPLE: Sample<AnySheet> = {
  title: SAMPLE.title,
  sheets: {
    设置: SAMPLE.sheets.设置,
    条款: SAMPLE.sheets.条款,
    指标: [
      head,
      ...rules,
      ['DJ1', '3', '来访登记', '学校', '来访人次', '每学期', '不设数', '', '', '', ''],
      ['DJ2', '3', '安全提醒', '班级', '安全提醒次数', '每周', '≥1次', '', '', '', ''],
      ['DJ3', '3', '家访', '班主任', '家访次数', '每学期', '≥2次', '力争', '', '', ''],
    ],
    登记表: [
      [
        '表',
        '字段',
        '类型',
        '选项/范围',
        '必填',
        '敏感',
        '说明',
        '何时填',
        '谁写',
        '谁看',
        '记给',
        '频次',
        '无异常',
        '密级',
        '保存',
        '条款',
      ],
      [
        '来访登记',
        '来人',
        '短文',
        '≤20字',
        '是',
        '是',
        '只写称呼',
        '',
        '工勤人员',
        '校长、教导主任',
        '学校',
        '每次',
        '',
        '限定',
        '36个月',
        '3',
      ],
      ['', '人数', '数', '1—60人', '是', '', '', '', '', '', '', '', '', '', '', ''],
      ['', '事由', '单选', '家长接送、送货、公务、其他', '是', '', '', '', '', '', '', '', '', '', '', ''],
      ['', '补充', '长文', '', '', '', '', '事由=其他', '', '', '', '', '', '', '', ''],
      [
        '安全提醒',
        '主题',
        '单选',
        '安全主题',
        '是',
        '',
        '',
        '',
        '班主任',
        '',
        '班级',
        '每天',
        '',
        '',
        '',
        '',
      ],
      ['', '用时', '数', '1—60分钟', '', '', '', '', '', '', '', '', '', '', '', ''],
      ['家访', '方式', '单选', '上门、电话', '', '', '', '', '', '', '本人', '', '', '', '', ''],
      ['', '同去的人', '多名教职工', '', '', '', '', '', '', '', '', '', '', '', '', ''],
    ],
    计入: [
      ['表', '口径', '数量', '归属', '条件', '单位'],
      ['来访登记', '来访人次', '人数', '学校', '', '人次'],
      ['安全提醒', '安全提醒次数', '1次', '班级', '主题=防溺水、消防', ''],
      ['家访', '家访次数', '1', '本人', '方式=上门', ''],
    ],
    选项: [
      ['名称', '选项'],
      ['安全主题', '防溺水、消防、交通'],
      ['课型', '随堂课、公开课'],
      ['听课量表', '听课评价'],
    ],
    量表: [
      ['量表', '维度', '满分', '说明'],
      ['听课评价', '教学设计', '20', '目标清楚'],
      ['', '课堂组织', '30.5分', ''],
    ],
  },
}

export function formSampleWith(
  sheet: AnySheet,
  row: number,
  column: string,
  value: string,
): Sample<AnySheet> {
  return changedIn(FORM_SAMPLE, sheet, row, column, value)
}

export function formSampleEdited(
  sheet: AnySheet,
  edit: (rows: Sample<AnySheet>['sheets'][AnySheet]) => Sample<AnySheet>['sheets'][AnySheet],
): Sample<AnySheet> {
  return editedIn(FORM_SAMPLE, sheet, edit)
}

/** The plan of a sample that must be read without a fault. */
export function planOf(sample: Sample<AnySheet>): Plan {
  const { plan, faults } = parsePlan(textOf(sample))
  if (!plan) throw new Error(JSON.stringify(faults, null, 1))
  return plan
}
