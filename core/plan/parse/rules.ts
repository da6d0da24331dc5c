import { type CreditLevel, creditLevelOf, isBasic } from '../measure'
import { measureLabel } from '../measure-label'
import type { Audience, Rule, Strength } from '../plan'
import { readAudience } from './audience'
import { readBound } from './bound'
import { readCadence } from './cadence'
import type { Cell } from './cell'
import { type Clauses, readClauseReference } from './clauses'
import type { FormMeasures } from './form-measures'
import { LIMITS } from './limits'
import { readMeasure } from './measure-phrase'
import type { Columns, Row, Sheet } from './table'

export type RuleColumn =
  | 'id'
  | 'clause'
  | 'name'
  | 'audience'
  | 'measure'
  | 'cadence'
  | 'bound'
  | 'strength'
  | 'group'
  | 'checker'
  | 'note'

export const RULE_COLUMNS: Columns<RuleColumn> = {
  id: { label: '编号', aliases: ['序号', 'ID', '指标编号'], longest: 40 },
  clause: { label: '条款', aliases: ['条款号', '所属条款', '依据条款'], merges: true, longest: 40 },
  name: { label: '指标', aliases: ['指标名称', '名称'], longest: 60 },
  audience: { label: '对象', aliases: ['适用对象', '责任对象'] },
  measure: { label: '统计', aliases: ['统计口径', '口径'], merges: true, longest: 200 },
  cadence: { label: '周期', aliases: ['频次'], merges: true, longest: 300 },
  bound: { label: '要求', aliases: ['标准', '目标'], longest: 100 },
  strength: { label: '强度', aliases: ['刚性'], optional: true, longest: 20 },
  group: { label: '规则组', aliases: ['组'], optional: true, longest: 40 },
  checker: { label: '核查', aliases: ['核查人'], optional: true, longest: 60 },
  note: { label: '备注', aliases: ['说明'], optional: true, longest: LIMITS.prose },
}

/** What a rule may refer to elsewhere in its document. */
export interface RuleContext {
  readonly clauses: Clauses
  readonly milestones: readonly string[]
  readonly measures: FormMeasures
}

/** A rule with the cell that names its group, for what is only wrong between rules. */
export interface GroupedRule {
  readonly rule: Rule
  readonly groupCell: Cell
}

/** Reads 指标 row by row, each cell on its own, so that one wrong cell hides no other. */
export function readRules({ rows }: Sheet<RuleColumn>, context: RuleContext): GroupedRule[] {
  const rowOf = new Map<string, number | null>()
  return rows.flatMap((row) => {
    const rule = readRule(row, context, rowOf)
    return rule ? [{ rule, groupCell: row.group }] : []
  })
}

function readRule(
  row: Row<RuleColumn>,
  context: RuleContext,
  rowOf: Map<string, number | null>,
): Rule | null {
  const id = readId(row.id, rowOf)
  const clause = readClauseReference(row.clause, context.clauses)
  const name = row.name.blank
    ? row.name.fault('没有写指标的名字。', '请写个短名字，例如「校长听课」。')
    : row.name.oneLine
  const audience = readAudience(row.audience)
  const measure = row.measure.blank
    ? row.measure.fault('没有写统计什么。', '请写统计口径，例如「听课节数」。')
    : readMeasure(row.measure, context.measures)
  const cadence = row.cadence.blank
    ? row.cadence.fault('没有写周期。', '请写「每学期」「每周四」或「期初、期中、期末」这样。')
    : readCadence(row.cadence, context.milestones)
  const bound = row.bound.blank
    ? row.bound.fault('没有写要求。', '请写成「≥30节」这样；不定数量请写「不设数」。')
    : readBound(row.bound, measure, cadence)
  const strength = readStrength(row.strength)
  if (audience && measure && isBasic(measure) && audience.level !== creditLevelOf(measure)) {
    return refuseLevel(row.audience, audience, measureLabel(measure), creditLevelOf(measure))
  }
  if (!(id && clause && name && audience && measure && cadence && bound && strength)) return null
  const shared = { group: readGroupName(row.group), checker: row.checker.oneLine, note: row.note.text }
  return { id, clause, name, audience, measure, cadence, bound, strength, ...shared }
}

function readId(cell: Cell, rowOf: Map<string, number | null>): string | null {
  if (cell.blank) return cell.fault('没有写编号。', '请给每条指标写一个不重复的编号，例如「TK1」。')
  const id = cell.plain
  const sameInAnyCase = id.toLowerCase()
  if (rowOf.has(sameInAnyCase)) {
    return cell.fault(`编号「${id}」和第 ${rowOf.get(sameInAnyCase)} 行重复了。`, '请改成没有用过的编号。')
  }
  rowOf.set(sameInAnyCase, cell.row)
  return id
}

const OWED_BY: Record<Audience['level'], { counts: string; example: string }> = {
  person: { counts: '人', example: '「任课教师」' },
  group: { counts: '组', example: '「学科教研组」' },
  grade: { counts: '年级', example: '「年级」' },
  class: { counts: '班级', example: '「班级」' },
  club: { counts: '社团', example: '「社团」' },
  school: { counts: '学校', example: '「学校」' },
  cluster: { counts: '片区', example: '「片区」' },
  office: { counts: '机构', example: '「本机构」' },
}

function refuseLevel(cell: Cell, audience: Audience, label: string, credits: CreditLevel): null {
  const owed = OWED_BY[credits]
  const fault = `「${label}」记在${owed.counts}的名下，对象却写的是${OWED_BY[audience.level].counts}。`
  return cell.fault(fault, `请把对象写成${owed.example}这样，或换一个统计口径。`)
}

const STRENGTHS: Record<Strength, readonly string[]> = {
  hard: ['必达', '', '硬性', '刚性', '必须'],
  soft: ['力争', '软性', '柔性', '争取', '预计', '逐步'],
}

/** Left empty it is 必达; 预计, 争取 and 逐步 are soft as well (domain.md section 4, Strength). */
function readStrength(cell: Cell): Strength | null {
  if (STRENGTHS.hard.includes(cell.plain)) return 'hard'
  if (STRENGTHS.soft.includes(cell.plain)) return 'soft'
  return cell.unknownWord('强度', cell.text, ['必达', '力争'], Object.values(STRENGTHS).flat())
}

/** A dash in the column means no group. */
function readGroupName(cell: Cell): string | null {
  return cell.blank || /^(?:无|[-\u2013\u2014/]+)$/.test(cell.plain) ? null : cell.plain
}
