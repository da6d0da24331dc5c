import { ADJUSTMENT_COLUMNS, readAdjustments } from './adjustments'
import { AudienceWords } from './audience-words'
import { Cell } from './cell'
import { plain, plainText } from './characters'
import { CLAUSE_COLUMNS, readClauses } from './clauses'
import { FaultLog, shorten, WHOLE_FILE } from './faults'
import { FORM_COLUMNS } from './form-columns'
import { COUNT_COLUMNS, FormMeasures } from './form-measures'
import { readForms } from './forms'
import { CHECKLIST_COLUMNS, readChecklists, readWorkflows, WORKFLOW_COLUMNS } from './kept-sheets'
import { LIMITS } from './limits'
import { type PlanDocument, type RawSheet, readMarkdown } from './markdown'
import { readMeasure } from './measure-phrase'
import { LIST_COLUMNS, OptionLists, PERSON_TAG_LIST, UNIT_TAG_LIST } from './option-lists'
import { checkPoints } from './points'
import type { PlanReading } from './reading'
import { RUBRIC_COLUMNS, readRubrics } from './rubrics'
import { checkRuleGroups } from './rule-groups'
import { RULE_COLUMNS, type RuleContext, readRules } from './rules'
import { readSettings, SETTING_COLUMNS } from './settings'
import { type SheetName, sheetNamed } from './sheet-names'
import { isOptional, pickSheets } from './sheets'
import { type Columns, readSheet, type Sheet } from './table'

/**
 * Reads a plan from its Markdown document, or from the sheets of a workbook. Either the whole plan comes out, or every fault
 * at once; warnings tell how doubtful wording was taken. Never throws, whatever the text.
 */
export function parsePlan(source: string | PlanDocument): PlanReading {
  if (typeof source !== 'string') {
    const order = source.sheets.map(({ heading }) => sheetNamed(heading) ?? shorten(heading))
    return readDocument(source, new FaultLog(order))
  }
  const log = new FaultLog()
  if (source.length > LIMITS.fileCharacters) {
    const file = new Cell('', WHOLE_FILE, log)
    file.fault(`文件有 ${source.length} 个字，太大了。`, `请缩到 ${LIMITS.fileCharacters} 个字以内。`)
    return refusal(log)
  }
  return readDocument(
    readMarkdown(source, (heading) => sheetNamed(heading) !== null),
    log,
  )
}

function readDocument(document: PlanDocument, log: FaultLog): PlanReading {
  const sheets = pickSheets(document, log)
  const open = <K extends string>(name: SheetName, columns: Columns<K>) =>
    openSheet(name, sheets.get(name), columns, log)
  const optional = <K extends string>(name: SheetName, columns: Columns<K>) =>
    sheets.has(name) ? open(name, columns) : null

  const settings = readSettings(open('设置', SETTING_COLUMNS))
  const title = readTitle(document, settings.title, new Cell('', WHOLE_FILE, log))
  const clauses = readClauses(open('条款', CLAUSE_COLUMNS))
  const lists = new OptionLists(optional('选项', LIST_COLUMNS))
  const rubrics = readRubrics(optional('量表', RUBRIC_COLUMNS))
  const forms = readForms(optional('登记表', FORM_COLUMNS), { clauses, lists })
  const measures = new FormMeasures(optional('计入', COUNT_COLUMNS), forms)
  const context: RuleContext = {
    clauses,
    milestones: settings.milestoneNames,
    measures,
    words: audienceWords(lists),
    lists,
    rubrics: rubrics.map(({ name }) => name),
    readMeasure: (cell, text, level) => readMeasure(cell, context, level, text),
  }
  measures.readRatios((cell) => context.readMeasure(cell, plainText(cell.text), 'school'))
  const rules = readRules(open('指标', RULE_COLUMNS), context)
  checkRuleGroups(rules.inOrder, settings.groups)
  checkPoints(rules)
  const adjusted = { rules: rules.byId, term: settings.scope.term }
  const adjustments = readAdjustments(optional('调整', ADJUSTMENT_COLUMNS), adjusted)
  const workflows = readWorkflows(optional('流程', WORKFLOW_COLUMNS))
  const checklists = readChecklists(optional('检查表', CHECKLIST_COLUMNS))
  lists.mustName('听课量表', '量表', context.rubrics)
  lists.warnOfIdle()
  measures.warnOfIdle()

  const { id } = settings
  if (id === null || title === null || log.errors().length > 0) return refusal(log)
  const plan = {
    id,
    title,
    settings: settings.plan,
    clauses: clauses.inOrder,
    rules: rules.inOrder.map(({ rule }) => rule),
    forms: forms.inOrder,
    rubrics,
    options: lists.inPlan(),
    adjustments,
    workflows,
    checklists,
  }
  return { plan, scope: settings.scope, faults: [], warnings: log.warnings() }
}

function audienceWords(lists: OptionLists): AudienceWords {
  return new AudienceWords({
    personTags: lists.find(PERSON_TAG_LIST) ?? [],
    unitTags: lists.find(UNIT_TAG_LIST) ?? [],
    subjects: lists.find('学科') ?? [],
  })
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

/** The heading of a Markdown file, else 计划名称 in 设置; both must not say different things. */
function readTitle({ title }: PlanDocument, setting: Cell | undefined, file: Cell): string | null {
  const stated = setting && !setting.blank ? setting : undefined
  const text = title && title.text !== '' ? title.text : stated?.oneLine
  if (text === undefined) {
    const remedy =
      '请在文件第一行写「# 」和计划名称，例如「# 春季学期工作计划」；在表格软件里，请在「设置」里写一行「计划名称」。'
    return file.fault('没有计划名称。', remedy)
  }
  if (stated && title?.text && plain(title.text) !== stated.plain) {
    return stated.fault(
      `文件的标题是「${shorten(title.text)}」，和这里写的不一样。`,
      '请只留一个，或写成一样的。',
    )
  }
  if (text.length <= LIMITS.title) return text
  return file.fault('计划名称太长了。', `请缩短到 ${LIMITS.title} 个字以内。`)
}
