import {
  FIELD_TYPES,
  type FieldType,
  FORM_UNITS,
  type FormRole,
  type FormUnit,
  HOW_OFTEN,
  type HowOften,
} from '../../form/form'
import { POSTS } from '../../org/post'
import { RECORD_KINDS } from '../../record/record'
import { MEASURES } from '../basic-measure'
import { POST_WORDS } from './vocabulary'

/** The words of 登记表 and 计入: the labels of core, and the other words people use for the same things. */

const FIELD_TYPE_ALIASES: Record<FieldType, readonly string[]> = {
  text: ['文本', '文字', '短文本', '单行文本', '单行', '填空'],
  longText: ['长文本', '多行文本', '多行', '段落'],
  number: ['数字', '数量', '整数', '数值', '人数', '份数', '次数', '分钟数'],
  choice: ['选择', '单项选择', '下拉'],
  choices: ['多项选择', '多选题'],
  checklist: ['检查清单', '核对清单', '勾选', '打勾'],
  yesNo: ['是/否', '是或否', '判断'],
  date: ['年月日'],
  time: ['时刻', '钟点'],
  person: ['教师', '老师', '人员', '教工'],
  people: ['多名教师', '多位教职工', '多人', '教师名单', '人员名单'],
  class: ['班'],
  grade: ['级部'],
  group: ['组', '学科教研组'],
}

/** A type that says what it counts in. */
export const UNIT_OF_TYPE_WORD: ReadonlyMap<string, string> = new Map([
  ['人数', '人'],
  ['份数', '份'],
  ['次数', '次'],
  ['分钟数', '分钟'],
])

const FORM_UNIT_ALIASES: Record<FormUnit, readonly string[]> = {
  school: ['全校', '本校', '校'],
  grade: ['级部'],
  class: ['班'],
  group: ['组', '学科教研组', '本组'],
  club: ['社团小组'],
  person: ['个人', '自己', '填写人', '记录人'],
}

const HOW_OFTEN_ALIASES: Record<HowOften, readonly string[]> = {
  each: ['随时', '不限', '每次一条'],
  day: ['每日', '每天一次', '每天一条'],
  week: ['每星期', '每周一次'],
  month: ['每个月', '每月一次'],
  term: ['学期', '每学期一次'],
}

function words<K extends string>(
  labels: Readonly<Record<K, string>>,
  aliases: Readonly<Record<K, readonly string[]>>,
): ReadonlyMap<string, K> {
  const keys = Object.keys(labels) as K[]
  return new Map(keys.flatMap((key) => [labels[key], ...aliases[key]].map((word) => [word, key] as const)))
}

export const FIELD_TYPE_WORDS = words(FIELD_TYPES, FIELD_TYPE_ALIASES)
export const FORM_UNIT_WORDS = words(FORM_UNITS, FORM_UNIT_ALIASES)
export const HOW_OFTEN_WORDS = words(HOW_OFTEN, HOW_OFTEN_ALIASES)

/** What clerks ask for and a form does not hold, with what to do instead (domain.md section 6 and 7). */
export const REFUSED_TYPES: ReadonlyMap<string, string> = new Map([
  ...['附件', '照片', '图片', '拍照', '文件', '上传'].map(
    (word) => [word, '每条记录都可以附照片和文件，不用单列字段，也不能要求必传。请删去这一行。'] as const,
  ),
  ...['定位', '位置', '签到', '打卡'].map(
    (word) => [word, '系统不采集位置，也不要求打卡。请删去这一行。'] as const,
  ),
  ...['学生', '学生姓名', '身份证', '身份证号'].map(
    (word) => [word, '登记表不收集学生和来人的身份信息。请改记人数，或写成短文并标为敏感。'] as const,
  ),
  ...['小数', '金额'].map((word) => [word, '数都是整数。请换成小一级的单位，例如分、克、分钟。'] as const),
])

export const STAFF = '全体教职工'

export const ROLE_WORDS: ReadonlyMap<string, FormRole> = new Map<string, FormRole>([
  ...[STAFF, '教职工', '全体', '所有人', '全校教职工'].map((word) => [word, 'staff'] as const),
  ...POST_WORDS,
])

export function roleLabel(role: FormRole): string {
  return role === 'staff' ? STAFF : POSTS[role]
}

/** Names of records that the system keeps by itself: no form may be called so, and they count without 计入. */
export const BUILT_IN_FORMS: readonly string[] = [
  ...Object.values(RECORD_KINDS).filter((label) => label !== RECORD_KINDS.register),
  ...Object.values(MEASURES).map(({ label }) => label),
  ...['听课登记', '听课记录', '评课', '教研', '社团', '质量检测登记', '教学检查登记'],
]
