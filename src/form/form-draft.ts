import type { CivilDate } from '#core/calendar/civil-date'
import type { FieldValues } from '#core/form/form'
import type { EntryDraft } from '@/frame/entry/entry-kind'

/** An entry of a form as typed. */
export interface FormDraft extends EntryDraft {
  readonly on: CivilDate
  readonly unitId: string | null
  /** All in order: of a form by exception, of which nothing else is asked then. */
  readonly normal: boolean
  readonly values: FieldValues
  /** Of picked people and units, by id. */
  readonly names: Readonly<Record<string, string>>
}

/** Goes up when the shape above changes. */
export const FORM_DRAFT_VERSION = 1
