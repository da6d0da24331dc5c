import * as z from 'zod/mini'
import { MOST_BASE64, MOST_CELLS } from '../roster/limits'
import { operation } from './operation'
import { civilDate, cursor, id, nothing, page, requiredText, text } from './shapes'

/** The whole roster as a workbook: in, with a dry run, and out. */
export const rosterImportOperations = {
  'roster.check': operation({
    summary:
      'Read a workbook or pasted cells and say what it would add, change and end from a day on, with every fault by sheet, ' +
      'row and column; nothing of the roster is changed',
    input: z.strictObject({
      /** Made by the client: checking again under it replaces what was read before. */
      id,
      name: requiredText(100, '文件名'),
      content: z.union([
        /** Base64: three quarters of it are the file's bytes. */
        z.strictObject({
          workbook: z
            .string()
            .check(z.maxLength(MOST_BASE64, '文件不能超过 3 MB，请去掉图片和不用的表再导入')),
        }),
        /** Cells as a spreadsheet copies them: tabs and lines. */
        z.strictObject({ cells: text(MOST_CELLS, '粘贴的内容') }),
      ]),
      from: civilDate,
      /** Whether people, classes and groups that a whole sheet leaves out are to be ended. */
      endMissing: z.boolean(),
    }),
    output: z.strictObject({
      id,
      /** Rows read, sheet by sheet: 教职工 98. */
      sheets: z.array(z.strictObject({ sheet: z.string(), rows: z.number() })),
      added: z.number(),
      changed: z.number(),
      ended: z.number(),
      same: z.number(),
      /** The first thousand; `faultCount` is of all. With any fault nothing can be applied. */
      faults: z.array(
        z.strictObject({
          sheet: z.string(),
          /** 0 for the sheet as a whole. */
          row: z.number(),
          /** Its header; empty for a whole row or sheet. */
          column: z.string(),
          /** D5, as the spreadsheet has it. */
          cell: z.string(),
          message: z.string(),
          remedy: z.string(),
        }),
      ),
      faultCount: z.number(),
      warnings: z.array(z.string()),
    }),
  }),
  'roster.changes': operation({
    summary: 'What a checked import would do, or did, one line a thing; for as long as it may be taken back',
    input: z.strictObject({ id, cursor }),
    output: page(
      z.strictObject({
        what: z.enum(['add', 'change', 'end']),
        sheet: z.string(),
        who: z.string(),
        words: z.string(),
      }),
    ),
  }),
  'roster.apply': operation({
    summary:
      'Do what a checked import says, all of it at once; the same again does nothing more. What changed since the check is refused',
    input: z.strictObject({ id }),
    output: z.strictObject({ added: z.number(), changed: z.number(), ended: z.number() }),
  }),
  'roster.undo': operation({
    summary: 'Take an import back within a week; what records or sign-ins hang on by now stays, and is named',
    input: z.strictObject({ id, reason: requiredText(200, '原因') }),
    output: z.strictObject({ undone: z.number(), kept: z.array(z.string()) }),
  }),
  'roster.imports': operation({
    summary: 'Imports of the last year, the latest first',
    input: nothing,
    output: z.strictObject({
      imports: z.array(
        z.strictObject({
          id,
          name: z.string(),
          by: z.string(),
          at: z.string(),
          from: z.string(),
          state: z.enum(['checked', 'applied', 'undone']),
          changes: z.number(),
          mayUndo: z.boolean(),
        }),
      ),
    }),
  }),
  'roster.export': operation({
    summary:
      'People, classes, groups and timetable as a workbook of the same shape as is imported; or one to fill in',
    input: z.strictObject({ what: z.enum(['roster', 'template']) }),
    output: z.strictObject({ name: z.string(), base64: z.string() }),
  }),
}
