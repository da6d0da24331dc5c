import type { RecordContent, RecordKind } from '#core/record/record'
import type { SignedInContext } from '../../_shared/endpoint/operation'
import type { Counting } from '../../_shared/store/counting'
import { completeClubSession } from './club-session'
import type { Complete, Completed } from './completed'
import { completeDeclared, completeDeliverable } from './handed-in'
import { completeObservation } from './observation'
import { completeRegister } from './register'
import { completeResearch } from './research'
import { completeAssessment, completeInspection, completeShowcase } from './school-affairs'

const COMPLETE: { readonly [K in RecordKind]: Complete<K> } = {
  observation: completeObservation,
  research: completeResearch,
  clubSession: completeClubSession,
  inspection: completeInspection,
  showcase: completeShowcase,
  assessment: completeAssessment,
  register: completeRegister,
  deliverable: completeDeliverable,
  declared: completeDeclared,
}

/** Checks a record of any kind against the roster and the plan, and fills in what the school knows. */
export function complete(
  content: RecordContent,
  context: SignedInContext,
  counting: Counting,
): Promise<Completed> {
  return (COMPLETE[content.kind] as Complete<RecordKind>)(content, context, counting)
}
