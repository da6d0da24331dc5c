import type { Builtin, BuiltinBehaviour, BuiltinNode, Properties } from './builtin'
import { reflect } from './builtin'

const DEFAULT_MAXLENGTH = 140
const INPUT_MODES: Record<string, string> = { number: 'numeric', digit: 'decimal', idcard: 'text' }
const PROPERTIES = [
  ...[
    'value',
    'type',
    'password',
    'placeholder',
    'placeholderClass',
    'placeholderStyle',
    'disabled',
    'maxlength',
  ],
  ...['focus', 'autoFocus', 'autoHeight', 'name', 'confirmType', 'confirmHold', 'cursor', 'cursorSpacing'],
]

export const input: Builtin = { tag: 'input', properties: PROPERTIES, attach: attachField }
export const textarea: Builtin = { tag: 'textarea', properties: PROPERTIES, attach: attachField }

function attachField(node: BuiltinNode): BuiltinBehaviour {
  const field = node.element.firstElementChild as HTMLInputElement | HTMLTextAreaElement
  const multiline = field instanceof HTMLTextAreaElement
  let given: Properties = {}

  // The element's own events would reach the template's listeners with an HTML event's detail.
  field.addEventListener('change', (event) => event.stopPropagation())
  field.addEventListener('input', (event) => {
    event.stopPropagation()
    cutToLength(field, given.maxlength)
    grow()
    node.trigger('input', { value: field.value, cursor: field.selectionStart ?? 0, keyCode: 0 })
  })
  field.addEventListener('focus', () => node.trigger('focus', { value: field.value, height: 0 }))
  field.addEventListener('blur', () =>
    node.trigger('blur', { value: field.value, cursor: field.selectionStart ?? 0 }),
  )
  field.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key === 'Enter' && !multiline)
      node.trigger('confirm', { value: field.value })
  })

  function grow() {
    if (!multiline || !given.autoHeight) return
    field.style.height = 'auto'
    field.style.height = `${field.scrollHeight}px`
  }

  return {
    activate: () => field.focus(),
    value: () => field.value,
    reset: () => {
      field.value = ''
    },
    update(properties) {
      const before = given
      given = { ...properties }
      if (given.value !== before.value) field.value = String(given.value ?? '')
      field.placeholder = String(given.placeholder ?? '')
      field.disabled = Boolean(given.disabled)
      field.inputMode = INPUT_MODES[String(given.type)] ?? ''
      if (!multiline) field.type = given.password ? 'password' : 'text'
      reflect(field, 'aria-label', given.ariaLabel)
      node.element.removeAttribute('aria-label')
      if ((given.focus && !before.focus) || (given.autoFocus && !before.autoFocus)) field.focus()
      if (before.focus && !given.focus) field.blur()
      grow()
    },
  }
}

/** WeChat stops a field that names no length at 140 characters, and an unlimited one says -1. */
function cutToLength(field: HTMLInputElement | HTMLTextAreaElement, maxlength: unknown): void {
  const limit = Number(maxlength ?? DEFAULT_MAXLENGTH)
  if (limit >= 0 && field.value.length > limit) field.value = field.value.slice(0, limit)
}
