import { Cell } from './cell'
import { CLAUSE_COLUMNS, readClauses } from './clauses'
import { FaultLog, WHOLE_FILE } from './faults'
import { FORM_COLUMNS } from './form-columns'
import { COUNT_COLUMNS, FormMeasures } from './form-measures'
import { readForms } from './forms'
import { LIMITS } from './limits'
import { type PlanDocument, type RawSheet, readMarkdown } from './markdown'
import { LIST_COLUMNS, OptionLists } from './option-lists'
import type { PlanReading } from './reading'
import { RUBRIC_COLUMNS, readRubrics } from './rubrics'
import { checkRuleGroups } from './rule-groups'
import { RULE_COLUMNS, readRules } from './rules'
import { readSettings, SETTING_COLUMNS } from './settings'
import { isOptional, pickSheets, type SheetName, sheetNamed } from './sheets'
import { type Columns, readSheet, type Sheet } from './table'

/**
 * Reads a plan from its Markdown document. Either the whole plan comes out, or every fault at once; warnings tell how
 * doubtful wording was taken. Never throws, whatever the text.
 */
export function parsePlan(text: string): PlanReading {
  const log = new FaultLog()
  const file = new Cell('', WHOLE_FILE, log)
  if (text.length > LIMITS.fileCharacters) {
    file.fault(`文件有 ${text.length} 个字，太大了。`, `请缩到 ${LIMITS.fileCharacters} 个字以内。`)
    return refusal(log)
  }
  const document = readMarkdown(text, (heading) => sheetNamed(heading) !== null)
  const sheets = pickSheets(document, log)
  const open = <K extends string>(name: SheetName, columns: Columns<K>) =>
    openSheet(name, sheets.get(name), columns, log)
  const optional = <K extends string>(name: SheetName, columns: Columns<K>) =>
    sheets.has(name) ? open(name, columns) : null

  const title = readTitle(document, file)
  const settings = readSettings(open('设置', SETTING_COLUMNS))
  const clauses = readClauses(open('条款', CLAUSE_COLUMNS))
  const lists = new OptionLists(optional('选项', LIST_COLUMNS))
  const rubrics = readRubrics(optional('量表', RUBRIC_COLUMNS))
  const forms = readForms(optional('登记表', FORM_COLUMNS), { clauses, lists })
  const measures = new FormMeasures(optional('计入', COUNT_COLUMNS), forms)
  const context = { clauses, milestones: settings.milestoneNames, measures }
  const rules = readRules(open('指标', RULE_COLUMNS), context)
  checkRuleGroups(rules, settings.groups)
  lists.mustName(
    '听课量表',
    '量表',
    rubrics.map(({ name }) => name),
  )
  lists.warnOfIdle()
  measures.warnOfIdle()

  const { id } = settings
  if (id === null || title === null || log.errors().length > 0) return refusal(log)
  const plan = {
    id,
    title,
    settings: settings.plan,
    clauses: clauses.inOrder,
    rules: rules.map(({ rule }) => rule),
    forms: forms.inOrder,
    rubrics,
    options: lists.inPlan(),
    adjustments: [],
    workflows: [],
    checklists: [],
  }
  return { plan, scope: settings.scope, faults: [], warnings: log.warnings() }
}

function refusal(log: FaultLog): PlanReading {
  return { plan: null, scope: null, faults: log.errors(), warnings: log.warnings() }
}

/** A sheet that is missing altogether has been said; it reads as empty. */
function openSheet<K extends string>(
  name: SheetName,
  raw: RawSheet | undefined,
  columns: Columns<K>,
  log: FaultLog,
): Sheet<K> {
  return raw
    ? readSheet(name, raw, columns, log, isOptional(name))
    : { rows: [], whole: new Cell('', WHOLE_FILE, null) }
}

function readTitle({ title }: PlanDocument, file: Cell): string | null {
  if (!title || title.text === '') {
    return file.fault('没有计划名称。', '请在文件第一行写「# 」和计划名称，例如「# 春季学期工作计划」。')
  }
  if (title.text.length <= LIMITS.title) return title.text
  return file.fault('计划名称太长了。', `请缩短到 ${LIMITS.title} 个字以内。`)
}
