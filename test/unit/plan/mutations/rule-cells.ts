import { FULL_SAMPLE, fullSampleEdited } from '../full-sample'
import { textOf } from '../sample-plan'
import { type Case, type Expected, ruleCell } from './case'

/** Two rules of one group that combine as said, and what is wrong with the second. */
function together(mode: string, first: Cells, second: Cells, fault: string): Case {
  const [header = []] = FULL_SAMPLE.sheets.指标
  const row = (id: string, cells: Cells) => {
    const usual = {
      编号: id,
      条款: '3',
      指标: id,
      对象: '学校',
      周期: '每学期',
      要求: '≥1次',
      规则组: '合组',
    }
    const all: Record<string, string> = { ...usual, ...cells }
    return header.map((column) => all[column] ?? '')
  }
  const rules = fullSampleEdited('指标', (rows) => [...rows, row('G1', first), row('G2', second)])
  const settings = fullSampleEdited('设置', (rows) => [...rows, ['规则组 合组', mode]])
  const sample = { ...rules, sheets: { ...rules.sheets, 设置: settings.sheets.设置 } }
  const expected: Expected = { sheet: '指标', row: rules.sheets.指标.length, column: '规则组', fault }
  return [`${mode}: ${JSON.stringify([first, second])}`, textOf(sample), expected]
}
type Cells = Readonly<Record<string, string>>

const inspections = { 统计: '教学检查次数' }
const showcases = { 统计: '精品课例数', 要求: '≥1个' }

export const RULE_CELLS: Case[] = [
  ruleCell('GX1', '编号', '', '没有写编号'),
  ruleCell('GX1', '编号', 'tk1', '编号「tk1」和第 2 行重复了'),
  ruleCell('TK1', '条款', '3.8', '「条款」里没有「3.8」这一条', '3.1'),
  ruleCell('TK1', '条款', '3.1、3.3', '看不懂这个条款编号'),
  ruleCell('TK1', '条款', '', '没有写依据哪一条'),
  ruleCell('TK1', '指标', '', '没有写指标的名字'),
  ruleCell('TK1', '强度', '必答', '没有「必答」这种强度', '必达'),
  ruleCell('JY1', '规则组', '听课', '不是同一样东西，没法取高'),
  together('取高', inspections, showcases, '不是同一样东西，没法取高'),
  together('取首个匹配', inspections, showcases, '不是同一样东西，没法取首个匹配'),
  together('相加', inspections, showcases, '不是同一样东西，没法相加'),
  together('取高', inspections, { ...inspections, 周期: '每月' }, '的周期不同，没法取高'),
  together('相加', inspections, { ...inspections, 要求: '≤4次' }, '不都是「至少」的要求，没法相加'),
  together('取首个匹配', { ...inspections, 要求: '=2次' }, inspections, '不都是「至少」的要求'),
  together('不叠加', inspections, showcases, '数的不是同一种记录'),
  together('不叠加', inspections, { 统计: '覆盖(被听课节数, 每位教师)', 要求: '≥90%' }, '没法不叠加'),
  together('二选一', inspections, { ...showcases, 要求: '不设数' }, '有不设数的指标，没法二选一'),
  together('二选一', inspections, { 对象: '年级', 统计: '质量检测次数' }, '的对象不是一类，没法二选一'),
]
