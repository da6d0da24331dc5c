import type { CivilDate } from '../../calendar/civil-date'
import type { Adjustment, Rule } from '../plan'
import type { Cell } from './cell'
import { readDate, type Span } from './dates'
import { whyNoName } from './names'
import { nearestWord } from './nearest'
import { NUMBER, readNumber } from './numerals'
import type { Columns, Row, Sheet } from './table'

export type AdjustmentColumn = 'rule' | 'subject' | 'change' | 'from' | 'to' | 'reason'

export const ADJUSTMENT_COLUMNS: Columns<AdjustmentColumn> = {
  rule: { label: '规则', aliases: ['编号', '指标编号', '指标'], longest: 40 },
  subject: { label: '对象', aliases: ['姓名', '姓名或单位', '人员', '单位'], longest: 60 },
  change: { label: '调整', aliases: ['新要求', '改为', '调整为', '怎么调'], longest: 40 },
  from: { label: '从', aliases: ['起', '开始', '起始日期', '开始日期'], optional: true, longest: 40 },
  to: { label: '到', aliases: ['止', '结束', '截止日期', '结束日期'], optional: true, longest: 40 },
  reason: { label: '原因', aliases: ['理由', '依据'], longest: 200 },
}

export const CHANGES = { waive: '免除', on: '折算', off: '不折算' } as const
const WAIVE = ['免除', '免', '豁免', '免于完成', '不要求', '不作要求']
const ON = ['折算', '折算开', '折算:开', '开折算', '按折算']
const OFF = ['不折算', '折算关', '折算:关', '关折算']
const AMOUNT = new RegExp(`^(?:≥|>=|≤|<=|=|不少于|至少|不超过|改为|按)?(${NUMBER})(\\p{L}{0,6}|%)?$`, 'u')
const MOST = 10_000_000

/** What the exceptions may refer to; rules with a fault of their own are known by their number. */
export interface AdjustedRules {
  readonly rules: ReadonlyMap<string, Rule | null>
  readonly term: Span | null
}

/** Reads 调整: one row an exception for a person or unit, always with its reason. */
export function readAdjustments(sheet: Sheet<AdjustmentColumn> | null, known: AdjustedRules): Adjustment[] {
  const read: { adjustment: Adjustment; row: number | null }[] = []
  for (const row of sheet?.rows ?? []) {
    const adjustment = readRow(row, known)
    if (!adjustment) continue
    const same = read.find((other) => overlaps(other.adjustment, adjustment))
    if (same) row.rule.fault(`和第 ${same.row} 行说的是同一件事，日子也重叠。`, '请只留一行，或错开日期。')
    else read.push({ adjustment, row: row.rule.row })
  }
  return read.map(({ adjustment }) => adjustment)
}

function readRow(row: Row<AdjustmentColumn>, { rules, term }: AdjustedRules): Adjustment | null {
  const rule = readRule(row.rule, rules)
  const subject = readSubject(row.subject)
  const change = readChange(row.change, rule)
  const from = readDay(row.from, term)
  const to = readDay(row.to, term)
  const reason = row.reason.blank
    ? row.reason.fault('没有写原因。', '例外都要写明原因，例如「产假后返岗，教导处核准」。')
    : row.reason.oneLine
  if (rule === null || subject === null || change === null || reason === null) return null
  if (from === undefined || to === undefined) return null
  if (from !== null && to !== null && from > to) {
    return row.to.fault('结束的日子比开始早。', `请写成从 ${to} 到 ${from}，或改正日期。`)
  }
  return { ruleId: rule.id, subject, change, from, to, reason }
}

interface Named {
  readonly id: string
  readonly rule: Rule | null
}

function readRule(cell: Cell, rules: AdjustedRules['rules']): Named | null {
  if (cell.blank) return cell.fault('没有写是哪条指标。', '请写「指标」里的编号，例如「TK1」。')
  const id = [...rules.keys()].find((known) => known.toLowerCase() === cell.plain.toLowerCase())
  if (id !== undefined) return { id, rule: rules.get(id) ?? null }
  const nearest = nearestWord(cell.plain, rules.keys())
  const meant = nearest ? `是不是「${nearest}」？` : ''
  return cell.fault(`「指标」里没有编号「${cell.oneLine}」。`, `${meant}请写「指标」里的编号。`, { nearest })
}

function readSubject(cell: Cell): string | null {
  if (cell.blank) return cell.fault('没有写是谁。', '请写姓名或单位的名称，和花名册上一样。')
  if (/[、,;/]/.test(cell.plain)) return cell.fault('一行只能写一个人或一个单位。', '请分成几行。')
  const why = whyNoName(cell.oneLine, 60)
  return why === undefined ? cell.oneLine : cell.fault(`${why}。`, '请照花名册上的写。')
}

function readChange(cell: Cell, named: Named | null): Adjustment['change'] | null {
  const example = '请写新的数量（例如「15节」）、「免除」「折算」或「不折算」。'
  if (cell.blank) return cell.fault('没有写怎么调整。', example)
  if (WAIVE.includes(cell.plain)) return { kind: 'waive' }
  if (ON.includes(cell.plain)) return { kind: 'proration', on: true }
  if (OFF.includes(cell.plain)) return { kind: 'proration', on: false }
  const [, number = '', unit = ''] = AMOUNT.exec(cell.plain) ?? []
  const amount = readNumber(number)
  if (amount === null) return cell.fault('看不懂这个调整。', example)
  const bound = named?.rule?.bound
  if (!bound) return { kind: 'amount', amount }
  if (bound.kind === 'none' || bound.kind === 'undecided') {
    return cell.fault(
      `「${named.id}」没有设数，不能改数量。`,
      '请先在「指标」里写上要求，或在这里写「免除」。',
    )
  }
  if (unit !== '' && unit !== bound.unit) {
    return cell.fault(
      `「${named.id}」的单位是「${bound.unit}」，这里写的是「${unit}」。`,
      `请写成「${amount}${bound.unit}」。`,
    )
  }
  const whole = Number.isInteger(bound.unit === '%' ? Math.round(amount * 1e6) / 1e4 : amount)
  if (!whole || amount > MOST || (amount === 0 && bound.kind === 'atLeast')) {
    return cell.fault('数量写得不对。', '不要求完成请写「免除」；否则请写大于 0 的整数。')
  }
  return { kind: 'amount', amount }
}

/** Undefined after a fault. */
function readDay(cell: Cell, term: Span | null): CivilDate | null | undefined {
  if (cell.blank || ['-', '—', '学期初', '学期末', '开学', '期末'].includes(cell.plain)) return null
  const day = readDate(cell.plain)
  if (day === null) {
    cell.fault('看不懂这个日期。', '请写成「2026-10-08」；空着就是从学期开始、到学期结束。')
    return undefined
  }
  if (!term || (day >= term.startOn && day <= term.endOn)) return day
  cell.fault('这一天不在学期内。', `学期是 ${term.startOn} 至 ${term.endOn}，请核对日期，或把这一格空着。`)
  return undefined
}

function overlaps(a: Adjustment, b: Adjustment): boolean {
  if (a.ruleId !== b.ruleId || a.subject !== b.subject || a.change.kind !== b.change.kind) return false
  return (a.to ?? LAST) >= (b.from ?? FIRST) && (b.to ?? LAST) >= (a.from ?? FIRST)
}

const FIRST = '0000'
const LAST = '9999'
