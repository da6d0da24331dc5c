import { cadenceLabel } from '../cadence-label'
import { audienceLabel, boundLabel } from '../labels'
import { measureLabel } from '../measure-label'
import type { Milestone, Plan, Rule } from '../plan'
import { CLAUSE_COLUMNS } from './clauses'
import { FORM_COLUMNS } from './form-columns'
import { COUNT_COLUMNS } from './form-measures'
import { escapeCell } from './markdown'
import { LIST_COLUMNS } from './option-lists'
import type { PlanScope } from './reading'
import { RUBRIC_COLUMNS } from './rubrics'
import { RULE_COLUMNS } from './rules'
import { SETTING_COLUMNS } from './settings'
import type { Columns } from './table'
import { countRows, formRows, listRows, rubricRows } from './write-forms'

const TEMPLATE: PlanScope = { school: null, term: null, effectiveFrom: null }

/** Writes a plan as its Markdown document, in the one form that `parsePlan` reads back to the same plan. */
export function writePlan(plan: Plan, scope: PlanScope = TEMPLATE): string {
  const sheets = [
    ['设置', table(SETTING_COLUMNS, settingsOf(plan, scope))],
    ['条款', table(CLAUSE_COLUMNS, plan.clauses)],
    ['指标', table(RULE_COLUMNS, plan.rules.map(ruleCells))],
    ['登记表', table(FORM_COLUMNS, formRows(plan))],
    ['计入', table(COUNT_COLUMNS, countRows(plan))],
    ['选项', table(LIST_COLUMNS, listRows(plan))],
    ['量表', table(RUBRIC_COLUMNS, rubricRows(plan))],
  ].filter(([, body]) => body !== '')
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
    ['参与度门槛', `${settings.participationThreshold}%`],
    ['签到码', settings.signInCode ? '开' : '关'],
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

/** Without columns that nothing stands in and that may be left out; empty when there are no rows. */
function table<K extends string>(columns: Columns<K>, rows: readonly Readonly<Record<K, string>>[]): string {
  if (rows.length === 0) return ''
  const keys = (Object.keys(columns) as K[]).filter(
    (key) => !columns[key].optional || rows.some((row) => row[key] !== ''),
  )
  const lines = [
    keys.map((key) => columns[key].label),
    keys.map(() => '---'),
    ...rows.map((row) => keys.map((key) => escapeCell(row[key]))),
  ]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
