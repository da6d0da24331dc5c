import { type Builtin, behaviours } from './builtin'

const CONTROLS = 'wx-button, wx-input, wx-textarea, wx-switch, wx-checkbox, wx-radio, wx-picker'

export const button: Builtin = {
  tag: 'button',
  role: 'button',
  properties: ['type', 'size', 'plain', 'disabled', 'loading', 'formType', 'openType', 'name'],
  attach: (node) => ({
    blocksTap: () => Boolean(node.properties().disabled),
    update({ type, size, plain, disabled, loading }) {
      const look = {
        type,
        size,
        plain: plain && 'true',
        disabled: disabled && 'true',
        loading: loading && 'true',
      }
      for (const [name, value] of Object.entries(look)) {
        if (value) node.element.setAttribute(name, String(value))
        else node.element.removeAttribute(name)
      }
      if (disabled) node.element.setAttribute('aria-disabled', 'true')
    },
    activate() {
      const form = node.element.closest('wx-form')
      const { formType, openType } = node.properties()
      if (openType === 'agreePrivacyAuthorization') node.trigger('agreeprivacyauthorization', {})
      if (!form || !formType) return
      if (formType === 'reset') resetForm(form)
      behaviours
        .get(form)
        ?.trigger(String(formType), formType === 'submit' ? { value: values(form), formId: '' } : {})
    },
  }),
}

export const form: Builtin = { tag: 'form', properties: ['reportSubmit'] }

export const label: Builtin = {
  tag: 'label',
  properties: ['for'],
  attach(node) {
    const control = () => {
      const id = node.properties().for
      return id ? document.getElementById(String(id)) : node.element.querySelector(CONTROLS)
    }
    node.element.addEventListener('touchend', (event) => {
      const target = control()
      const within = event.target instanceof Element && event.target.closest(CONTROLS)
      if (target && !within) behaviours.get(target)?.activate?.()
    })
    return {}
  },
}

function named(form: Element) {
  return [...form.querySelectorAll('*')].flatMap((element) => {
    const control = behaviours.get(element)
    const name = control?.value && control.properties().name
    return control && name ? [{ name: String(name), control }] : []
  })
}

function values(form: Element): Record<string, unknown> {
  return Object.fromEntries(named(form).map(({ name, control }) => [name, control.value?.()]))
}

function resetForm(form: Element): void {
  for (const { control } of named(form)) control.reset?.()
}
