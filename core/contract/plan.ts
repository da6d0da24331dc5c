import * as z from 'zod/mini'
import { form, rubric } from './form'
import { operation } from './operation'
import { finding, planContent, planSource, planSummary, ruleLevel, versionMeta } from './plan-shapes'
import { whatIf } from './plan-what-if'
import { civilDate, cursor, id, nothing, page, requiredText, revision, text, weekNumber } from './shapes'

const clause = z.strictObject({
  number: z.string(),
  title: z.string(),
  text: z.string(),
  department: z.string(),
})

const rule = z.strictObject({
  id: z.string(),
  clause: z.string(),
  name: z.string(),
  demand: z.string(),
  audience: z.string(),
})

/** Of a document, as it was checked. */
const checked = {
  /** The plan's own title; null where it has none that can be read. */
  title: z.nullable(z.string()),
  /** Each must be mended before the plan can be published. */
  faults: z.array(finding),
  /** How doubtful wording was taken: to accept when publishing. */
  warnings: z.array(finding),
  /** What of the plan does not fit the running term, and so would silently not be owed. */
  misfits: z.array(z.string()),
  /** Null where there are faults. */
  summary: z.nullable(planSummary),
  /** The day that the document itself names (生效日期). */
  effectiveFrom: z.nullable(z.string()),
}

const draftMeta = z.strictObject({
  id,
  name: z.string(),
  title: z.nullable(z.string()),
  savedAt: z.string(),
  savedBy: z.string(),
  faults: z.number(),
  warnings: z.number(),
  /** The version it has become, which ends it. */
  publishedAs: z.nullable(z.number()),
})

const change = z.enum(['added', 'removed', 'changed'])

const counting = z.strictObject({
  version: z.number(),
  done: z.number(),
  total: z.number(),
  /** Once true, the version is in force from `effectiveFrom` on. */
  finished: z.boolean(),
  effectiveFrom: z.string(),
})

export const planOperations = {
  'plan.show': operation({
    summary: 'The plan in force, or one of its versions: its clauses and the promises that point at them',
    input: z.strictObject({
      version: z.optional(revision),
      /** The school's own plan, or the district's plan that holds beside it. */
      issuer: z.optional(z.enum(['own', 'district'])),
    }),
    output: z.strictObject({
      title: z.string(),
      version: z.number(),
      effectiveFrom: z.string(),
      issuer: z.enum(['own', 'district']),
      meta: versionMeta,
      /** Whether the district has a plan that holds beside this one. */
      hasDistrictPlan: z.boolean(),
      clauses: z.array(clause),
      rules: z.array(rule),
      /** As in `standing.school`. */
      misfits: z.array(z.string()),
    }),
  }),
  'plan.forms': operation({
    summary:
      'What the caller fills in or reads besides the built-in records: registers, lists of options, rubrics; small enough to be kept on the device',
    input: nothing,
    output: z.strictObject({
      version: z.number(),
      effectiveFrom: z.string(),
      forms: z.array(z.extend(form, { mayWrite: z.boolean(), mayRead: z.boolean() })),
      /** 课型 and 教研形式, the plan's own or the built-in ones. */
      lessonTypes: z.array(z.string()),
      researchModes: z.array(z.string()),
      /** Those that lessons are scored under. */
      lessonRubrics: z.array(rubric),
      rubrics: z.array(rubric),
      signInCode: z.boolean(),
      /** How many days after it happened something is entered without approval. */
      lateEntryDays: z.number(),
    }),
  }),
  'plan.help': operation({
    summary: 'How a plan is written: docs/PLAN-FORMAT.md by its headings, as Markdown',
    input: nothing,
    output: z.strictObject({
      sections: z.array(z.strictObject({ level: z.number(), title: z.string(), markdown: z.string() })),
    }),
  }),
  'plan.templates': operation({
    summary: 'The plans that come with the program, to start from; with an id, the whole text of one',
    input: z.strictObject({ id: z.optional(z.string().check(z.maxLength(60))) }),
    output: z.strictObject({
      templates: z.array(
        z.strictObject({
          id: z.string(),
          title: z.string(),
          summary: z.string(),
          clauses: z.number(),
          rules: z.number(),
        }),
      ),
      /** The one asked for, else null. */
      markdown: z.nullable(z.string()),
    }),
  }),
  'plan.check': operation({
    summary: 'Reads a plan’s document and says everything that is wrong or doubtful in it; saves nothing',
    input: z.strictObject({ name: requiredText(120, '文件名'), content: planContent }),
    output: z.strictObject(checked),
  }),
  'plan.saveDraft': operation({
    summary:
      'Keeps a document with what its check said, also with faults in it; the same id again replaces it',
    input: z.strictObject({
      /** Made on the device (UUIDv7). */
      id,
      name: requiredText(120, '文件名'),
      content: planContent,
      /** The revision that was open, so that nobody's newer one is lost; null for a new draft. */
      revision: z.nullable(revision),
    }),
    output: z.strictObject({ id, revision: z.number(), ...checked }),
  }),
  'plan.drafts': operation({
    summary: 'The drafts that are kept, the newest first',
    input: z.strictObject({ cursor }),
    output: page(draftMeta),
  }),
  'plan.draft': operation({
    summary: 'One draft with its document as Markdown and its check, done anew',
    input: z.strictObject({ id }),
    output: z.strictObject({
      meta: draftMeta,
      revision: z.number(),
      /** As it was handed in; of a workbook, the same plan written as Markdown, or null where it cannot be read. */
      markdown: z.nullable(z.string()),
      /** Whether it was handed in as a workbook: `plan.export` gives that again. */
      fromWorkbook: z.boolean(),
      ...checked,
    }),
  }),
  'plan.discard': operation({
    summary: 'Throws a draft away; what was published of it stays',
    input: z.strictObject({ id }),
    output: z.strictObject({ discarded: z.boolean() }),
  }),
  'plan.whatIf': operation({
    summary: 'How the records of the term would stand under a draft, beside how they stand; writes nothing',
    input: z.strictObject({
      draftId: id,
      /** The running term, or the one before it as it stood at its end. */
      term: z.optional(z.enum(['this', 'last'])),
      /** Of the running term, as of the end of this week; the running one unless asked otherwise. */
      week: z.optional(weekNumber),
    }),
    output: whatIf,
  }),
  'plan.publish': operation({
    summary:
      'Makes a clean draft a version that never changes, in force from a day on once `plan.recount` has gone through',
    input: z.strictObject({
      draftId: id,
      revision,
      effectiveFrom: civilDate,
      /** Must be true where the check warns of something. */
      acceptWarnings: z.boolean(),
      reason: requiredText(500, '发布说明'),
    }),
    output: counting,
  }),
  'plan.recount': operation({
    summary:
      'Counts the next records under a version that was published; called until `finished`, also after an interruption',
    input: z.strictObject({ version: revision }),
    output: counting,
  }),
  'plan.versions': operation({
    summary: 'What has been published, the newest first',
    input: z.strictObject({ cursor }),
    output: page(versionMeta),
  }),
  'plan.compare': operation({
    summary: 'What changes from one plan to another, in words',
    input: z.strictObject({ from: planSource, to: planSource }),
    output: z.strictObject({
      from: z.strictObject({ label: z.string(), title: z.string() }),
      to: z.strictObject({ label: z.string(), title: z.string() }),
      same: z.boolean(),
      clauses: z.array(
        z.strictObject({ change, number: z.string(), title: z.string(), words: z.array(z.string()) }),
      ),
      rules: z.array(
        z.strictObject({
          change,
          id: z.string(),
          clause: z.string(),
          name: z.string(),
          level: ruleLevel,
          words: z.array(z.string()),
        }),
      ),
      settings: z.array(z.strictObject({ name: z.string(), before: z.string(), after: z.string() })),
      /** Registers, rubrics, lists, exceptions, workflows and checklists. */
      tables: z.array(
        z.strictObject({ sheet: z.string(), change, name: z.string(), words: z.array(z.string()) }),
      ),
    }),
  }),
  'plan.export': operation({
    summary: 'A plan as the document it is edited in; read again it gives the same plan',
    input: z.strictObject({ of: planSource, format: z.enum(['xlsx', 'markdown']) }),
    output: z.strictObject({
      filename: text(200, '文件名'),
      /** One of the two, as asked for. */
      markdown: z.nullable(z.string()),
      xlsxBase64: z.nullable(z.string()),
    }),
  }),
}
