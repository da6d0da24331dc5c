import { audienceLabel, boundLabel, cadenceLabel } from '../labels'
import { measureLabel } from '../measure'
import type { Milestone, Plan, Rule } from '../plan'
import { CLAUSE_COLUMNS } from './clauses'
import { escapeCell } from './markdown'
import type { PlanScope } from './reading'
import { RULE_COLUMNS } from './rules'
import { SETTING_COLUMNS } from './settings'
import type { Columns } from './table'

const TEMPLATE: PlanScope = { school: null, term: null, effectiveFrom: null }

/** Writes a plan as its Markdown document, in the one form that `parsePlan` reads back to the same plan. */
export function writePlan(plan: Plan, scope: PlanScope = TEMPLATE): string {
  const sheets = [
    ['设置', table(SETTING_COLUMNS, settingsOf(plan, scope))],
    ['条款', table(CLAUSE_COLUMNS, plan.clauses)],
    ['指标', table(RULE_COLUMNS, plan.rules.map(ruleCells))],
  ]
  return `# ${plan.title}\n${sheets.map(([heading, body]) => `\n## ${heading}\n\n${body}\n`).join('')}`
}

function settingsOf({ id, settings, rules }: Plan, { school, term, effectiveFrom }: PlanScope) {
  const groups = new Set(rules.map((rule) => rule.group).filter((group) => group !== null))
  const given: [key: string, value: string | null][] = [
    ['计划编号', id],
    ['学校', school],
    ['学期', term && `${term.startOn} ~ ${term.endOn}`],
    ['生效日期', effectiveFrom],
    ['折算', settings.proration ? '开' : '关'],
    ['补录天数', String(settings.lateEntryDays)],
    ...settings.milestones.map((milestone): [string, string] => [milestone.name, weeksLabel(milestone)]),
    ...[...groups].map((group): [string, string] => [`规则组 ${group}`, '取高']),
  ]
  return given.flatMap(([key, value]) => (value === null ? [] : [{ key, value, note: '' }]))
}

function weeksLabel({ fromWeek, toWeek }: Milestone): string {
  return fromWeek === toWeek ? `第${fromWeek}周` : `第${fromWeek}—${toWeek}周`
}

function ruleCells(rule: Rule): Record<keyof typeof RULE_COLUMNS, string> {
  return {
    id: rule.id,
    clause: rule.clause,
    name: rule.name,
    audience: audienceLabel(rule.audience),
    measure: measureLabel(rule.measure),
    cadence: cadenceLabel(rule.cadence),
    bound: boundLabel(rule.bound),
    strength: rule.strength === 'hard' ? '必达' : '力争',
    group: rule.group ?? '',
    checker: rule.checker,
    note: rule.note,
  }
}

function table<K extends string>(columns: Columns<K>, rows: readonly Readonly<Record<K, string>>[]): string {
  const keys = Object.keys(columns) as K[]
  const lines = [
    keys.map((key) => columns[key].label),
    keys.map(() => '---'),
    ...rows.map((row) => keys.map((key) => escapeCell(row[key]))),
  ]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
