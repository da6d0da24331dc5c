import { type EverySheet, FULL_SAMPLE, fullSampleEdited } from '../full-sample'
import { textOf } from '../sample-plan'
import { type Case, whole } from './case'

const text = textOf(FULL_SAMPLE)
const header = (sheet: EverySheet, from: string, to: string) =>
  fullSampleEdited(sheet, ([head = [], ...rows]) => [
    head.map((label) => (label === from ? to : label)),
    ...rows,
  ])
const withoutColumn = (sheet: EverySheet, column: string) =>
  fullSampleEdited(sheet, (rows) => {
    const at = rows[0]?.indexOf(column) ?? -1
    return rows.map((cells) => cells.filter((_, i) => i !== at))
  })
const missing = (sheet: EverySheet, column: string): Case =>
  whole(`${sheet} without ${column}`, withoutColumn(sheet, column), {
    sheet,
    row: 1,
    column,
    fault: `「${sheet}」缺少「${column}」这一列`,
  })

export const LAYOUT: Case[] = [
  whole('no title', text.replace('# 样本', '样本'), { sheet: '文件', fault: '没有计划名称' }),
  whole('a misspelt sheet', text.replace('## 检查表', '## 检查标'), {
    sheet: '检查标',
    fault: '没有「检查标」这种表',
    nearest: '检查表',
  }),
  whole('a sheet of somebody else', `${text}\n## 通讯录\n\n| 姓名 | 电话 |\n| --- | --- |\n| 甲 | 1 |\n`, {
    sheet: '通讯录',
    fault: '没有「通讯录」这种表',
  }),
  whole('the same sheet twice', `${text}\n## 设置\n\n| 键 | 值 |\n`, {
    sheet: '设置',
    fault: '「设置」出现了两次',
  }),
  missing('调整', '原因'),
  missing('流程', '谁办'),
  missing('检查表', '检查项'),
  whole('a misspelt optional column', header('指标', '强度', '强渡'), {
    sheet: '指标',
    row: 1,
    column: '强渡',
    fault: '「指标」里没有「强渡」这一列',
    nearest: '强度',
  }),
  whole('a column twice', header('指标', '备注', '核查'), {
    sheet: '指标',
    row: 1,
    column: '核查',
    fault: '「核查」这一列出现了两次',
  }),
  whole(
    'a cell under no header',
    fullSampleEdited('条款', (rows) => [...rows, ['4', '后勤', '', '总务处', '多']]),
    { sheet: '条款', row: 5, fault: '这一行有一格不在任何表头下面' },
  ),
]
