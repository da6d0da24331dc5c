import { useState } from 'react'
import type { CivilDate } from '#core/calendar/civil-date'
import type { Form } from '#core/form/form'
import { CellGroup } from '@/components/cell/group'
import { ChipsField } from '@/components/form/chips-field'
import { ChoiceField } from '@/components/form/choice-field'
import { DateField } from '@/components/form/date-field'
import { PickedField } from '@/components/form/picked-field'
import { schoolToday } from '@/services/session'
import type { FormDraft } from './form-draft'
import { nameOfUnits, type UnitOfSchool, UnitSheet } from './unit-sheet'
import type { FieldFaults } from './values'

/** Of which unit an entry may be: none to say, one of those one has a post in, or any of the school's. */
export interface UnitsToChoose {
  readonly kind: UnitOfSchool | null
  readonly own: readonly { readonly id: string; readonly name: string }[]
}

export const NO_UNITS: UnitsToChoose = { kind: null, own: [] }

interface WhichProps {
  asksDay: boolean
  form: Pick<Form, 'byException' | 'hint'>
  units: UnitsToChoose
  draft: FormDraft
  faults: FieldFaults
  term: { readonly startOn: CivilDate; readonly endOn: CivilDate } | null
  onChange: (some: Partial<FormDraft>) => void
}

/** What every entry has besides its form's own fields: its day, its unit, and whether all was in order. */
export function Which({ form, asksDay, units, draft, faults, term, onChange }: WhichProps) {
  const today = schoolToday()
  if (!asksDay && !units.kind && !form.byException) return null
  return (
    <CellGroup note={form.hint || undefined}>
      {asksDay && (
        <DateField
          label="日期"
          value={draft.on}
          min={term?.startOn}
          max={term && term.endOn < today ? term.endOn : today}
          onChange={(on) => onChange({ on })}
          error={faults.on}
        />
      )}
      {units.kind && (
        <UnitChoice
          kind={units.kind}
          own={units.own}
          draft={draft}
          error={faults.unitId}
          onChoose={({ id, name }) => onChange({ unitId: id, names: { [id]: name } })}
        />
      )}
      {form.byException && (
        <ChipsField
          label="情况"
          value={draft.normal ? 'normal' : 'not'}
          options={[
            { value: 'normal', label: '一切正常' },
            { value: 'not', label: '有情况要记' },
          ]}
          onChange={(how) => onChange({ normal: how === 'normal' })}
        />
      )}
    </CellGroup>
  )
}

const CHIPS = 6

interface UnitChoiceProps {
  kind: UnitOfSchool
  own: UnitsToChoose['own']
  draft: FormDraft
  error: string | undefined
  onChoose: (unit: { id: string; name: string }) => void
}

function UnitChoice({ kind, own, draft: { unitId, names }, error, onChoose }: UnitChoiceProps) {
  const [open, setOpen] = useState(false)
  const label = nameOfUnits(kind)
  const here = own.some(({ id }) => id === unitId)
  if (own.length > 0 && (unitId === null || here)) {
    const Control = own.length <= CHIPS ? ChipsField : ChoiceField
    return (
      <Control
        label={label}
        value={unitId ?? ''}
        options={own.map(({ id, name }) => ({ value: id, label: name }))}
        error={error}
        onChange={(chosen) => {
          const unit = own.find(({ id }) => id === chosen)
          if (unit) onChoose(unit)
        }}
      />
    )
  }
  return (
    <>
      <PickedField
        label={label}
        words={unitId === null ? '' : (names[unitId] ?? '已选')}
        error={error}
        onTap={() => setOpen(true)}
      />
      {open && (
        <UnitSheet
          kind={kind}
          onChoose={(unit) => {
            onChoose(unit)
            setOpen(false)
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
