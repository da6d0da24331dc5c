import type { ReactNode } from 'react'
import type { CivilDate } from '#core/calendar/civil-date'
import type { Form } from '#core/form/form'
import type { Entry, EntryKind, EntryWords, Typing } from '@/frame/entry/entry-kind'
import type { RecordContent } from '@/services/pending-shelf'
import { schoolToday, useSession } from '@/services/session'
import { faultsBeside, faultsOfDay } from './faults-beside'
import { FORM_DRAFT_VERSION, type FormDraft } from './form-draft'
import { FormFields } from './form-fields'
import { nameOfUnits } from './unit-sheet'
import { faultsIn, missingIn } from './values'
import { type UnitsToChoose, Which } from './which'

/** A form with what a record of it looks like. */
export interface FormOfRecord<C extends RecordContent> {
  readonly form: Form
  readonly words: EntryWords
  readonly units: UnitsToChoose
  /** False where the day is not the person's to say; then a new draft's is blank. */
  readonly asksDay?: boolean | undefined
  /** What the page puts above the fields. */
  readonly above?: ReactNode
  contentOf(draft: FormDraft): C
  draftOf(payload: C['payload'], revision: number | null): FormDraft
  /** What the page puts below the fields, for a record of this id: photos. */
  readonly below?: ((recordId: string) => ReactNode) | undefined
}

export const blankDraft = (
  on: CivilDate,
  unit: { id: string; name: string } | null,
  normal = false,
): FormDraft => ({
  on,
  unitId: unit?.id ?? null,
  normal,
  values: {},
  names: unit ? { [unit.id]: unit.name } : {},
  revision: null,
})

/** Plugs a form into the flow of entries. */
export function formEntry<C extends RecordContent>(of: FormOfRecord<C>): EntryKind<C, FormDraft> {
  const { words, draftOf } = of
  return { words, version: FORM_DRAFT_VERSION, draftOf, useEntry: (typing) => useFormEntry(of, typing) }
}

function useFormEntry<C extends RecordContent>(
  of: FormOfRecord<C>,
  { draft: { content: draft, change }, own, checked, refusal }: Typing<C, FormDraft>,
): Entry<C, FormDraft> {
  const { form, units } = of
  const me = useSession()
  const { values, names } = draft
  const content = of.contentOf(draft)
  const missing = {
    ...faultsOfDay(content, me?.term ?? null, schoolToday()),
    ...(units.kind && draft.unitId === null && { unitId: `请选择${nameOfUnits(units.kind)}` }),
    ...(!draft.normal && missingIn(form, values)),
  }
  const refused = refusal ? { ...faultsBeside(refusal), ...faultsIn(form, refusal, ['on', 'unitId']) } : {}
  const faults = { ...(checked && missing), ...refused }
  return {
    content,
    complete: Object.keys(missing).length === 0,
    shown: draft,
    hasPlaceFor: (problem) =>
      Object.keys({ ...faultsBeside(problem), ...faultsIn(form, problem, ['on', 'unitId']) }).length > 0,
    fields: (
      <>
        {of.above}
        <Which
          form={form}
          asksDay={of.asksDay ?? true}
          units={units}
          draft={draft}
          faults={faults}
          term={me?.term ?? null}
          onChange={(some) =>
            change((before) => ({ ...before, ...some, names: { ...before.names, ...some.names } }))
          }
        />
        {!draft.normal && (
          <FormFields
            form={form}
            values={values}
            names={names}
            faults={faults}
            onChange={(key, value, named) =>
              change((before) => ({
                ...before,
                values: { ...before.values, [key]: value },
                names: { ...before.names, ...named },
              }))
            }
          />
        )}
        {of.below?.(own.id)}
      </>
    ),
  }
}
