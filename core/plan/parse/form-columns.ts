import { LIMITS } from './limits'
import type { Columns } from './table'

/** Of one field: a row each. */
type FieldColumn = 'field' | 'type' | 'choices' | 'required' | 'sensitive' | 'hint' | 'when'
/** Of the form: read from its first row, blank or the same in the others. */
export const HEAD_COLUMNS = [
  'writers',
  'readers',
  'about',
  'often',
  'byException',
  'sealed',
  'keep',
  'clause',
  'purpose',
] as const
type HeadColumn = (typeof HEAD_COLUMNS)[number]

export type FormColumn = 'form' | FieldColumn | HeadColumn | 'note'

export const FORM_COLUMNS: Columns<FormColumn> = {
  form: { label: '表', aliases: ['登记表', '表名', '表格', '名称'], merges: 'silently', longest: 60 },
  field: { label: '字段', aliases: ['项目', '填写项', '栏目', '内容'], longest: 60 },
  type: { label: '类型', aliases: ['字段类型', '填法'], longest: 200 },
  choices: {
    label: '选项/范围',
    aliases: ['选项', '范围', '选项或范围'],
    optional: true,
    longest: LIMITS.prose,
  },
  required: { label: '必填', aliases: ['是否必填'], optional: true, longest: 20 },
  sensitive: { label: '敏感', aliases: ['是否敏感'], optional: true, longest: 20 },
  hint: { label: '说明', aliases: ['提示', '填写说明'], optional: true, longest: 200 },
  when: { label: '何时填', aliases: ['条件', '填写条件'], optional: true, longest: 200 },
  writers: { label: '谁写', aliases: ['填写人', '谁填'], optional: true, longest: 200 },
  readers: { label: '谁看', aliases: ['查看人', '谁能看'], optional: true, longest: 200 },
  about: { label: '记给', aliases: ['登记对象', '按什么记'], optional: true, longest: 20 },
  often: { label: '频次', aliases: ['多久一次', '周期'], optional: true, longest: 20 },
  byException: { label: '无异常', aliases: ['一切正常', '只记异常'], optional: true, longest: 20 },
  sealed: { label: '密级', aliases: ['保密'], optional: true, longest: 20 },
  keep: { label: '保存', aliases: ['保存期限', '保存多久'], optional: true, longest: 20 },
  clause: { label: '条款', aliases: ['条款号', '依据条款'], optional: true, longest: 40 },
  purpose: { label: '用途', aliases: ['表说明', '这张表'], optional: true, longest: 200 },
  note: { label: '备注', aliases: ['依据'], optional: true, longest: LIMITS.prose },
}
