import { cadenceLabel } from '../cadence-label'
import { audienceLabel, boundLabel } from '../labels'
import { measureLabel } from '../measure-label'
import type { Adjustment, Milestone, Plan, Rule } from '../plan'
import { ADJUSTMENT_COLUMNS, type AdjustmentColumn, CHANGES } from './adjustments'
import { CLAUSE_COLUMNS } from './clauses'
import { FORM_COLUMNS } from './form-columns'
import { COUNT_COLUMNS } from './form-measures'
import { CHECKLIST_COLUMNS, type ChecklistColumn, WORKFLOW_COLUMNS, type WorkflowColumn } from './kept-sheets'
import { LIST_COLUMNS } from './option-lists'
import type { PlanScope } from './reading'
import { RUBRIC_COLUMNS } from './rubrics'
import { RULE_COLUMNS } from './rules'
import { GROUP_MODES, SETTING_COLUMNS } from './settings'
import type { SheetName } from './sheet-names'
import type { Columns } from './table'
import { countRows, formRows, listRows, rubricRows } from './write-forms'

/** A sheet as a clerk sees it: the header, then the rows; without columns that nothing stands in and that may be left out. */
export interface WrittenSheet {
  readonly name: SheetName
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The sheets of a plan, those without rows left out. */
export function sheetsOf(plan: Plan, scope: PlanScope): WrittenSheet[] {
  return [
    sheet('设置', SETTING_COLUMNS, settingRows(plan, scope)),
    sheet('条款', CLAUSE_COLUMNS, plan.clauses),
    sheet('指标', RULE_COLUMNS, plan.rules.map(ruleCells)),
    sheet(
      '调整',
      ADJUSTMENT_COLUMNS,
      plan.adjustments.map((each) => adjustmentCells(each, plan.rules)),
    ),
    sheet('登记表', FORM_COLUMNS, formRows(plan)),
    sheet('计入', COUNT_COLUMNS, countRows(plan)),
    sheet('选项', LIST_COLUMNS, listRows(plan)),
    sheet('量表', RUBRIC_COLUMNS, rubricRows(plan)),
    sheet('流程', WORKFLOW_COLUMNS, workflowRows(plan)),
    sheet('检查表', CHECKLIST_COLUMNS, checklistRows(plan)),
  ].filter(({ rows }) => rows.length > 0)
}

type Cells<K extends string> = Readonly<Record<K, string>>

function sheet<K extends string>(
  name: SheetName,
  columns: Columns<K>,
  rows: readonly Cells<K>[],
): WrittenSheet {
  const keys = (Object.keys(columns) as K[]).filter(
    (key) => !columns[key].optional || rows.some((row) => row[key] !== ''),
  )
  return {
    name,
    header: keys.map((key) => columns[key].label),
    rows: rows.map((row) => keys.map((key) => row[key])),
  }
}

function settingRows({ id, settings, rules }: Plan, { school, office, term, effectiveFrom }: PlanScope) {
  const { groups } = settings
  const named = new Set([...rules.flatMap(({ group }) => group ?? []), ...Object.keys(groups)])
  const given: [key: string, value: string | null][] = [
    ['计划编号', id],
    ['学校', school],
    ['机构', office],
    ['基准计划', settings.basePlan],
    ['学期', term && `${term.startOn} ~ ${term.endOn}`],
    ['生效日期', effectiveFrom],
    ['折算', settings.proration ? '开' : '关'],
    ['补录天数', String(settings.lateEntryDays)],
    ['参与度门槛', `${settings.participationThreshold}%`],
    ['签到码', settings.signInCode ? '开' : '关'],
    ...settings.milestones.map((milestone): [string, string] => [milestone.name, weeksLabel(milestone)]),
    ...[...named].map((group): [string, string] => [`规则组 ${group}`, GROUP_MODES[groups[group] ?? 'max']]),
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

function adjustmentCells(
  { ruleId, subject, change, from, to, reason }: Adjustment,
  rules: readonly Rule[],
): Cells<AdjustmentColumn> {
  return {
    rule: ruleId,
    subject,
    change: changeLabel(
      change,
      rules.find(({ id }) => id === ruleId),
    ),
    from: from ?? '',
    to: to ?? '',
    reason,
  }
}

function changeLabel(change: Adjustment['change'], rule: Rule | undefined): string {
  switch (change.kind) {
    case 'waive':
      return CHANGES.waive
    case 'proration':
      return change.on ? CHANGES.on : CHANGES.off
    case 'amount':
      return `${change.amount}${rule && 'unit' in rule.bound ? rule.bound.unit : ''}`
  }
}

function workflowRows({ workflows }: Plan): Cells<WorkflowColumn>[] {
  return workflows.flatMap(({ name: workflow, stages }) =>
    stages.map(({ name: stage, actor, due, note }) => ({ workflow, stage, actor, due, note })),
  )
}

function checklistRows({ checklists }: Plan): Cells<ChecklistColumn>[] {
  return checklists.flatMap(({ name: checklist, items }) =>
    items.map(({ name: item, finding, note }) => ({ checklist, item, finding, note })),
  )
}

/** 设置 of a file that has no heading for the plan's name. */
export function titledSettings({ header, rows, ...sheet }: WrittenSheet, title: string): WrittenSheet {
  return { ...sheet, header, rows: [header.map((_, column) => ['计划名称', title][column] ?? ''), ...rows] }
}
