import * as z from 'zod/mini'
import { id, revision, text } from './shapes'

/** Roughly what an answer and a request may carry; the plans that come with the program have a tenth of it. */
const DOCUMENT_CHARACTERS = 400_000
const WORKBOOK_CHARACTERS = 1_400_000

export const planContent = z.union([
  z.strictObject({ markdown: text(DOCUMENT_CHARACTERS, '计划') }),
  z.strictObject({
    xlsxBase64: z
      .string('工作簿格式不对，请重新选择文件')
      .check(
        z.maxLength(WORKBOOK_CHARACTERS, '工作簿太大了，请删去图片和用不到的表后再试'),
        z.regex(/^[A-Za-z0-9+/]*={0,2}$/, '工作簿格式不对，请重新选择文件'),
      ),
  }),
])

/** One of the plans that a screen can speak of. */
export const planSource = z.union([
  z.strictObject({ version: revision }),
  z.strictObject({ draftId: id }),
  z.strictObject({ template: z.string().check(z.maxLength(60)) }),
])

/** As `PlanFault` (core/plan/parse/faults.ts). */
export const finding = z.strictObject({
  sheet: z.string(),
  row: z.nullable(z.number()),
  line: z.nullable(z.number()),
  column: z.nullable(z.string()),
  /** In a workbook the cell, D5. */
  address: z.nullable(z.string()),
  found: z.string(),
  fault: z.string(),
  remedy: z.string(),
  nearest: z.nullable(z.string()),
})

export const ruleLevel = z.enum(['person', 'group', 'grade', 'class', 'club', 'school', 'cluster', 'office'])

export const planSummary = z.strictObject({
  clauses: z.number(),
  rules: z.number(),
  soft: z.number(),
  /** Shown and never judged: no number, an undecided one, or something that nothing computes yet. */
  logOnly: z.number(),
  byFamily: z.array(z.strictObject({ family: z.string(), label: z.string(), rules: z.number() })),
  byLevel: z.array(z.strictObject({ level: ruleLevel, label: z.string(), rules: z.number() })),
  forms: z.array(z.string()),
  rubrics: z.array(z.string()),
  workflows: z.array(z.string()),
  checklists: z.array(z.string()),
  adjustments: z.number(),
})

export const versionMeta = z.strictObject({
  version: z.number(),
  title: z.string(),
  effectiveFrom: z.string(),
  publishedAt: z.string(),
  publishedBy: z.string(),
  reason: z.string(),
  /** Until every record is counted under it, a version is in force nowhere. */
  state: z.enum(['counting', 'published']),
  inForce: z.boolean(),
  /** While its records are being counted. */
  counting: z.nullable(z.strictObject({ done: z.number(), total: z.number() })),
})
