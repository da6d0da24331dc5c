import type { Output } from '#core/contract/contract'
import { type Form, mayWrite } from '#core/form/form'
import { mayRead, type Reader } from '#core/form/read'
import { lessonRubrics, type Rubric } from '#core/plan/rubric'
import { LESSON_TYPES } from '#core/record/observation'
import { RESEARCH_MODES } from '#core/record/research'
import type { Caller } from '../_shared/endpoint/caller'
import { operationAtHand } from '../_shared/endpoint/operation'
import { loadPlan } from '../_shared/store/plan'

type Answer = Output<'plan.forms'>

export const forms = operationAtHand('plan.forms', async (_, { tx, caller, today }) => {
  const { plan, version, effectiveFrom } = await loadPlan(tx, caller, today)
  const reader = readerOf(caller)
  return {
    version,
    effectiveFrom,
    forms: plan.forms
      .map((form) => ({
        ...formShape(form),
        mayWrite: mayWrite(form, reader.posts),
        mayRead: mayRead(form, reader),
      }))
      .filter((form) => form.mayWrite || form.mayRead),
    lessonTypes: [...(plan.options.课型 ?? LESSON_TYPES)],
    researchModes: [...(plan.options.教研形式 ?? RESEARCH_MODES)],
    lessonRubrics: lessonRubrics(plan).map(rubricShape),
    rubrics: plan.rubrics.map(rubricShape),
    signInCode: plan.settings.signInCode,
    lateEntryDays: plan.settings.lateEntryDays,
  }
})

function readerOf({ posts, reach, led }: Caller): Reader {
  return {
    posts: posts.map(({ post }) => post),
    reach: reach === 'district' ? 'school' : reach,
    leads: posts.filter(({ unitId }) => led.includes(unitId)).map(({ unitKind }) => unitKind),
  }
}

function formShape({
  writers,
  readers,
  fields,
  ...form
}: Form): Omit<Answer['forms'][number], 'mayWrite' | 'mayRead'> {
  return {
    ...form,
    writers: [...writers],
    readers: [...readers],
    fields: fields.map(({ options, when, ...field }) => ({
      ...field,
      options: [...options],
      when: when && { key: when.key, is: [...when.is] },
    })),
  }
}

function rubricShape({ name, dimensions }: Rubric): Answer['rubrics'][number] {
  return { name, dimensions: dimensions.map((dimension) => ({ ...dimension })) }
}
