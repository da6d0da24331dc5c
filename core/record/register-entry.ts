import type { CivilDate } from '../calendar/civil-date'
import type { FieldValues } from '../form/form'

/** An entry of a register that the plan defines (登记): a form's fields, about the school or one of its units. */
export interface RegisterEntry {
  readonly on: CivilDate
  /** The form's name in the plan in force on that day. */
  readonly form: string
  /** The grade, class, group or club it is about; null when it is about the school or the author. */
  readonly unitId: string | null
  /** All in order: of a form by exception; nothing else is asked then. */
  readonly normal: boolean
  readonly values: FieldValues
  /** The values of sensitive fields, kept apart; the server sorts them out. */
  readonly secrets: FieldValues
  // What follows is filled in by the server, as it was on the day of entry.
  /** Names of the people and units in the values, by id. */
  readonly names: Readonly<Record<string, string>>
  /** The staff that the values name. */
  readonly people: readonly string[]
  /** What this is the only entry of: whom it is about and the stretch of time; empty when there may be many. */
  readonly slot: string
}

/** All values of an entry, as the form asks for them. */
export function valuesOf({ values, secrets }: Pick<RegisterEntry, 'values' | 'secrets'>): FieldValues {
  return { ...values, ...secrets }
}
