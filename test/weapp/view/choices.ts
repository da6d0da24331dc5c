import { type Builtin, type BuiltinNode, behaviours } from './builtin'

const PROPERTIES = ['checked', 'disabled', 'color', 'value', 'name', 'type']

export const switchControl: Builtin = {
  tag: 'switch',
  role: 'switch',
  properties: PROPERTIES,
  attach: (node) => ({
    ...checkable(node),
    activate() {
      if (node.properties().disabled) return
      const checked = !node.properties().checked
      node.set({ checked })
      node.trigger('change', { value: checked })
    },
    value: () => Boolean(node.properties().checked),
  }),
}

export const checkbox: Builtin = {
  tag: 'checkbox',
  role: 'checkbox',
  properties: PROPERTIES,
  attach: (node) => ({
    ...checkable(node),
    activate() {
      if (node.properties().disabled) return
      node.set({ checked: !node.properties().checked })
      changed(node, 'wx-checkbox-group', (group) => checkedValues(group, 'wx-checkbox'))
    },
  }),
}

export const radio: Builtin = {
  tag: 'radio',
  role: 'radio',
  properties: PROPERTIES,
  attach: (node) => ({
    ...checkable(node),
    activate() {
      if (node.properties().disabled || node.properties().checked) return
      const group = node.element.closest('wx-radio-group')
      for (const other of group?.querySelectorAll('wx-radio') ?? [])
        behaviours.get(other)?.set({ checked: false })
      node.set({ checked: true })
      changed(node, 'wx-radio-group', () => node.properties().value)
    },
  }),
}

export const checkboxGroup: Builtin = {
  tag: 'checkbox-group',
  role: 'group',
  properties: ['name'],
  attach: (node) => ({
    value: () => checkedValues(node.element, 'wx-checkbox'),
    reset: () => uncheck(node.element),
  }),
}

export const radioGroup: Builtin = {
  tag: 'radio-group',
  role: 'radiogroup',
  properties: ['name'],
  attach: (node) => ({
    value: () => checkedValues(node.element, 'wx-radio')[0] ?? '',
    reset: () => uncheck(node.element),
  }),
}

function checkable(node: BuiltinNode) {
  return {
    update: () => node.element.setAttribute('aria-checked', String(Boolean(node.properties().checked))),
    reset: () => node.set({ checked: false }),
  }
}

function changed(node: BuiltinNode, group: string, value: (group: Element) => unknown): void {
  const element = node.element.closest(group)
  if (element) behaviours.get(element)?.trigger('change', { value: value(element) })
}

function checkedValues(group: Element, tag: string): unknown[] {
  return [...group.querySelectorAll(tag)]
    .map((element) => behaviours.get(element)?.properties())
    .filter((properties) => properties?.checked)
    .map((properties) => properties?.value)
}

function uncheck(group: Element): void {
  for (const element of group.querySelectorAll('wx-checkbox, wx-radio')) behaviours.get(element)?.reset?.()
}
