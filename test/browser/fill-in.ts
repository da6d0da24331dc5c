import type { Locator, Page } from 'playwright-core'
import { LONGEST } from '#core/form/check'
import type { Field, FieldValues, Form } from '#core/form/form'
import { isAsked } from '#core/form/form'
import { visible } from './visitor'

/** A field by its label, with or without 选填 behind it. */
const called = ({ label }: Field) =>
  new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*(选填)?$`)

export const textBox = (page: Page, field: Field): Locator =>
  visible(page.getByRole('textbox', { name: called(field) }))

export const longestOf = ({ type, max }: Field): number =>
  max ?? (type === 'longText' ? LONGEST.longText : LONGEST.text)

export const isText = ({ type }: Field): boolean => type === 'text' || type === 'longText'

/** Fills in every field that is asked, texts with what `textFor` gives; returns what is in the form then. */
export async function fillIn(
  page: Page,
  form: Form,
  textFor: (field: Field) => string,
): Promise<FieldValues> {
  let values: FieldValues = {}
  for (const field of form.fields) {
    if (!isAsked(field, values)) continue
    values = { ...values, [field.key]: await fill(page, field, textFor) }
  }
  return values
}

async function fill(page: Page, field: Field, textFor: (field: Field) => string) {
  const name = called(field)
  switch (field.type) {
    case 'text':
    case 'longText': {
      const text = textFor(field)
      await textBox(page, field).fill(text)
      return text
    }
    case 'number': {
      const number = Math.max(field.min ?? 0, 1)
      await textBox(page, field).fill(String(number))
      return number
    }
    case 'choice':
      await choose(page, name, field.options[0] ?? '')
      return field.options[0] ?? ''
    case 'yesNo':
      await choose(page, name, '是')
      return true
    case 'choices':
    case 'checklist':
      await visible(page.getByRole('group', { name }).getByRole('checkbox')).click()
      return field.options.slice(0, 1)
    case 'date':
      await visible(page.getByLabel(name)).fill('2026-11-18')
      return '2026-11-18'
    case 'time':
      await visible(page.getByLabel(name)).fill('08:30')
      return '08:30'
    case 'people':
      await visible(page.getByRole('button', { name: `${field.label}，请选择` })).click()
      await page.getByRole('dialog').getByRole('checkbox').first().click()
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^选好了/ })
        .click()
      return []
    default:
      await visible(page.getByRole('button', { name: `${field.label}，请选择` })).click()
      await first(page).click()
      return ''
  }
}

async function choose(page: Page, name: RegExp, option: string): Promise<void> {
  const list = page.getByRole('combobox', { name }).filter({ visible: true })
  if ((await list.count()) > 0) await list.first().selectOption({ label: option })
  else await visible(page.getByRole('radiogroup', { name }).getByText(option, { exact: true })).click()
}

/** The first to choose in a sheet. */
export const first = (page: Page): Locator =>
  page.getByRole('dialog').locator('section').getByRole('button').first()
