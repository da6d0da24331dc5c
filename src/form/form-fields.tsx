import { Fragment, type ReactNode } from 'react'
import { type FieldValue, type FieldValues, type Form, isAsked } from '#core/form/form'
import { CellGroup } from '@/components/cell/group'
import type { FieldFaults } from './values'
import { Widget } from './widget'

export interface FormFieldsProps {
  form: Pick<Form, 'fields'>
  values: FieldValues
  /** Names of the people and units that the values name by their ids. */
  names: Readonly<Record<string, string>>
  faults: FieldFaults
  /** `named`: names of what was picked, to be kept beside the values. */
  onChange: (key: string, value: FieldValue, named?: Readonly<Record<string, string>>) => void
  title?: string | undefined
  /** What a page puts behind a field of its own accord, by the field's key. */
  extras?: Readonly<Record<string, ReactNode>> | undefined
}

/** The fields of a form that are asked, given what was answered. */
export function FormFields({ form, values, names, faults, onChange, title, extras }: FormFieldsProps) {
  const asked = form.fields.filter((field) => isAsked(field, values))
  if (asked.length === 0) return null
  return (
    <CellGroup title={title}>
      {asked.map((field) => (
        <Fragment key={field.key}>
          <Widget
            field={field}
            value={values[field.key] ?? null}
            names={names}
            fault={faults[field.key]}
            onChange={(value, named) => onChange(field.key, value, named)}
          />
          {extras?.[field.key]}
        </Fragment>
      ))}
    </CellGroup>
  )
}
