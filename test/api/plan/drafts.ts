import { uuidv7 } from 'uuidv7'
import type { Output } from '#core/contract/contract'
import { writePlan } from '#core/plan/parse/write-plan'
import type { Plan } from '#core/plan/plan'
import type { PersonKey } from '../school/cast'
import type { TestSchool } from '../school/test-school'

/** A draft of a plan, as the clerk hands it in. */
export async function keepDraft(school: TestSchool, plan: Plan, who: PersonKey = 'wu'): Promise<string> {
  const id = uuidv7()
  await school.call(who, 'plan.saveDraft', {
    id,
    name: '计划.md',
    content: { markdown: writePlan(plan) },
    revision: null,
  })
  return id
}

export interface Publishing {
  readonly by?: PersonKey
  readonly effectiveFrom?: string
  readonly revision?: number
}

export function publishing(draftId: string, { effectiveFrom = '2026-11-18', revision = 1 }: Publishing = {}) {
  return { draftId, revision, effectiveFrom, acceptWarnings: true, reason: '期中调整' }
}

/** Publishes a draft and counts until it is in force. */
export async function publish(
  school: TestSchool,
  draftId: string,
  how: Publishing = {},
): Promise<Output<'plan.publish'>> {
  const by = how.by ?? 'zhou'
  const begun = await school.call(by, 'plan.publish', publishing(draftId, how))
  return countOn(school, begun.version, by)
}

export async function countOn(
  school: TestSchool,
  version: number,
  by: PersonKey = 'zhou',
): Promise<Output<'plan.publish'>> {
  let state = await school.call(by, 'plan.recount', { version })
  while (!state.finished) state = await school.call(by, 'plan.recount', { version })
  return state
}
