/**
 * The form engine: draws any Form of core/form/form.ts, one widget a field type.
 *
 *   const faults = { ...(checked && missingIn(form, values)), ...(refusal && faultsIn(form, refusal)) }
 *   <FormFields form={form} values={values} names={names} faults={faults} onChange={…} />
 *
 * - `values` is what was typed, by field key, as a draft keeps it; `answersOf(form, values)` is what of it is sent.
 * - `names` are the names of picked people and units by id; `onChange` hands those of a pick along, to be kept beside.
 * - `missingIn` says before sending what the server would refuse, `faultsIn` puts its refusal to the fields.
 * - `formEntry` plugs a form into the flow of src/frame/entry, for kinds of which the form is all there is to fill in.
 */

export type { FormDraft } from './form-draft'
export { blankDraft, type FormOfRecord, formEntry } from './form-entry'
export { FormFields, type FormFieldsProps } from './form-fields'
export { type Person, PersonSheet } from './person-sheet'
export { nameOfUnits, type UnitOfSchool, UnitSheet } from './unit-sheet'
export { answersOf, type FieldFaults, faultsIn, missingIn, namesUsed } from './values'
export { NO_UNITS, type UnitsToChoose } from './which'
