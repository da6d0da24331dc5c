import type { Measure } from '../measure'
import type { Bound, Rule, Strength } from '../plan'
import { readAudience } from './audience'
import { isOpen, readBound } from './bound'
import { readCadence } from './cadence'
import type { Cell } from './cell'
import { plainText } from './characters'
import { type Clauses, readClauseReference } from './clauses'
import { LIMITS } from './limits'
import { levelOf, type MeasureContext } from './measure-names'
import { levelsFit } from './rule-levels'
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
export interface RuleContext extends MeasureContext {
  readonly clauses: Clauses
}

/** A rule with its cells, for what is only wrong between rules. */
export interface WrittenRule {
  readonly rule: Rule
  readonly cells: Row<RuleColumn>
}

export interface WrittenRules {
  readonly inOrder: readonly WrittenRule[]
  /** Every number that stands in the sheet; null for a rule with a fault of its own. */
  readonly byId: ReadonlyMap<string, Rule | null>
}

/** Reads 指标 row by row, each cell on its own, so that one wrong cell hides no other. */
export function readRules({ rows }: Sheet<RuleColumn>, context: RuleContext): WrittenRules {
  const rowOf = new Map<string, number | null>()
  const byId = new Map<string, Rule | null>()
  const inOrder = rows.flatMap((row) => {
    const rule = readRule(row, context, rowOf)
    if (!row.id.blank) byId.set(row.id.plain, byId.get(row.id.plain) ?? rule)
    return rule ? [{ rule, cells: row }] : []
  })
  return { inOrder, byId }
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
  const audience = readAudience(row.audience, context.words)
  const counted = row.measure.blank
    ? row.measure.fault('没有写统计什么。', '请写统计口径，例如「听课节数」。')
    : context.readMeasure(row.measure, plainText(row.measure.text), levelOf(audience))
  const cadence = row.cadence.blank
    ? row.cadence.fault('没有写周期。', '请写「每学期」「每周四」或「期初、期中、期末」这样。')
    : readCadence(row.cadence, context)
  const bound = row.bound.blank
    ? row.bound.fault('没有写要求。', '请写成「≥30节」这样；不定数量请写「不设数」。')
    : readBound(row.bound, counted, cadence)
  const strength = readStrength(row.strength)
  if (audience && counted && !levelsFit(row.audience, audience, counted)) return null
  if (!(id && clause && name && audience && counted && cadence && bound && strength)) return null
  const measure = inUnitOf(bound, counted)
  const shared = { group: readGroupName(row.group), checker: row.checker.oneLine, note: row.note.text }
  return { id, clause, name, audience, measure, cadence, bound, strength, ...shared }
}

/** What is handed in or declared is counted in the unit that 要求 writes: =1期, ≥3篇. */
function inUnitOf(bound: Bound, measure: Measure): Measure {
  if (!('unit' in bound) || !isOpen(measure) || !('unit' in measure)) return measure
  return { ...measure, unit: bound.unit }
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
