import { type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { choicesIn } from '#core/plan/parse/closed-columns'
import { parsePlan } from '#core/plan/parse/parse-plan'
import type { PlanReading, PlanScope } from '#core/plan/parse/reading'
import { workbookDocument } from '#core/plan/parse/workbook-document'
import { TEMPLATE } from '#core/plan/parse/write-plan'
import { sheetsOf, titledSettings, type WrittenSheet } from '#core/plan/parse/write-sheets'
import type { Plan } from '#core/plan/plan'
import { widthOf } from './column-width'
import { readWorkbook } from './read-workbook'

/** Reads a plan from the bytes of an .xlsx, like `parsePlan` from Markdown: the plan or all faults, each with its cell (D5). */
export async function readPlanWorkbook(bytes: Uint8Array): Promise<PlanReading> {
  const { sheets, problem } = await readWorkbook(bytes)
  return sheets ? parsePlan(workbookDocument(sheets)) : unreadable(problem)
}

/** What is wrong with the whole file: a sentence, and those after it that say what to do. */
export function unreadable(problem: string): PlanReading {
  const fault = { sheet: '文件', row: null, line: null, column: null, found: '', severity: 'error' } as const
  const [what = problem, ...remedy] = problem.split(/(?<=。)/)
  return {
    plan: null,
    scope: null,
    faults: [{ ...fault, fault: what, remedy: remedy.join('') }],
    warnings: [],
  }
}

/** Writes a plan as an .xlsx with one sheet a table; closed columns offer their words. Read again it is the same plan. */
export async function writePlanWorkbook(plan: Plan, scope: PlanScope = TEMPLATE): Promise<Uint8Array> {
  const sheets = sheetsOf(plan, scope).map((sheet) =>
    writtenSheet(sheet.name === '设置' ? titledSettings(sheet, plan.title) : sheet),
  )
  return writeXlsx({ sheets, properties: { title: plan.title } })
}

/** Rows below the last one that offer the words too. */
const SPARE_ROWS = 200

function writtenSheet({ name, header, rows }: WrittenSheet): WriteSheet {
  return {
    name,
    rows: [header, ...rows].map((cells) => [...cells]),
    columns: header.map((label, column) => ({
      width: widthOf([label, ...rows.map((row) => row[column] ?? '')]),
    })),
    freezePane: { rows: 1 },
    dataValidations: validationsOf(name, header, rows.length),
  }
}

function validationsOf(
  name: WrittenSheet['name'],
  header: readonly string[],
  rows: number,
): DataValidation[] {
  return header.flatMap((label, column): DataValidation[] => {
    const values = choicesIn(name, label)
    if (!values) return []
    const letter = String.fromCharCode(65 + column)
    const range = `${letter}2:${letter}${rows + 1 + SPARE_ROWS}`
    return [{ type: 'list', values: [...values], allowBlank: true, showErrorMessage: false, range }]
  })
}
