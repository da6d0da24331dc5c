import type { OpenPicker, PickerAnswer } from '../protocol'
import { type Builtin, behaviours, type Properties } from './builtin'

export const picker: Builtin = {
  tag: 'picker',
  properties: [
    'mode',
    'range',
    'rangeKey',
    'value',
    'start',
    'end',
    'fields',
    'disabled',
    'name',
    'headerText',
  ],
  attach: (node) => ({ value: () => node.properties().value ?? null }),
}

/** The panel a tap opens is drawn by WeChat, outside the page; the harness answers in the user's place. */
export function openPicker(element: Element): OpenPicker {
  const properties = pickerAround(element).properties()
  const mode = String(properties.mode ?? 'selector')
  return {
    mode,
    columns: columns(mode, properties),
    value: properties.value ?? null,
    start: String(properties.start ?? ''),
    end: String(properties.end ?? ''),
    fields: String(properties.fields ?? 'day'),
    disabled: Boolean(properties.disabled),
  }
}

export function answerPicker(element: Element, answer: PickerAnswer): void {
  const control = pickerAround(element)
  if (answer === 'cancel') {
    control.trigger('cancel', {})
    return
  }
  for (const column of answer.moved) control.trigger('columnchange', column)
  control.set({ value: answer.value })
  control.trigger('change', { value: answer.value })
}

function pickerAround(element: Element) {
  const host = element.closest('wx-picker') ?? element.querySelector('wx-picker')
  const control = host && behaviours.get(host)
  if (!control) throw new Error(`no <picker> around “${element.textContent?.trim()}”`)
  return control
}

function columns(mode: string, { range, rangeKey }: Properties): string[][] {
  const labels = (list: unknown[]) => list.map((item) => label(item, rangeKey))
  if (mode === 'selector') return [labels(list(range))]
  if (mode === 'multiSelector') return list(range).map((column) => labels(list(column)))
  return []
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function label(item: unknown, key: unknown): string {
  const keyed = key && typeof item === 'object' && item !== null
  return String(keyed ? (item as Record<string, unknown>)[String(key)] : item)
}
