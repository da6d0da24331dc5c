import type { OpenPicker, PickerAnswer } from './protocol'

/** What a test chooses: a label or an index for each column, or a date or time as text. */
export type PickerChoice = string | number | (string | number)[]

/** Turns a choice into what the open panel can give, or says what it offers instead. */
export function choose(picker: OpenPicker, choice: PickerChoice): PickerAnswer {
  if (picker.disabled) throw new Error('the picker is disabled')
  if (picker.mode === 'date') return { value: checkedDate(picker, choice), moved: [] }
  if (picker.mode === 'time') return { value: within(picker, choice, /^([01]\d|2[0-3]):[0-5]\d$/), moved: [] }
  if (picker.mode === 'selector') {
    // WeChat hands over the index as a string here, and as numbers for several columns.
    return { value: String(indexIn(picker.columns[0] ?? [], [choice].flat()[0] ?? '')), moved: [] }
  }
  if (picker.mode === 'multiSelector') return chooseColumns(picker, [choice].flat())
  throw new Error(`pickers of mode “${picker.mode}” are not emulated`)
}

function chooseColumns(picker: OpenPicker, choices: (string | number)[]): PickerAnswer {
  if (choices.length !== picker.columns.length) {
    throw new Error(`the picker has ${picker.columns.length} columns, the choice has ${choices.length}`)
  }
  const value = picker.columns.map((column, index) => indexIn(column, choices[index] ?? ''))
  const before = Array.isArray(picker.value) ? picker.value : []
  const moved = value
    .map((index, column) => ({ column, value: index }))
    .filter((move) => before[move.column] !== move.value)
  return { value, moved }
}

function indexIn(labels: string[], choice: string | number): number {
  const index = typeof choice === 'number' ? choice : labels.indexOf(choice)
  if (labels[index] === undefined)
    throw new Error(`the picker does not offer “${choice}” but ${labels.join('、')}`)
  return index
}

const DATES: Record<string, RegExp> = { year: /^\d{4}$/, month: /^\d{4}-\d{2}$/, day: /^\d{4}-\d{2}-\d{2}$/ }

function checkedDate(picker: OpenPicker, choice: PickerChoice): string {
  const date = within(picker, choice, DATES[picker.fields] ?? /^\d{4}-\d{2}-\d{2}$/)
  if (Number.isNaN(Date.parse(date))) throw new Error(`there is no such day as ${date}`)
  return date
}

function within({ mode, start, end }: OpenPicker, choice: PickerChoice, form: RegExp): string {
  const text = String(choice)
  if (!form.test(text)) throw new Error(`a picker of mode “${mode}” cannot give “${text}”`)
  if ((start && text < start) || (end && text > end)) {
    throw new Error(
      `the picker goes from ${start || 'the beginning'} to ${end || 'the end'}, which leaves out ${text}`,
    )
  }
  return text
}
