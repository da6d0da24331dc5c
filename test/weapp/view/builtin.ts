import type { ComponentSpace, GeneralComponent, ShadowedEvent } from 'glass-easel'

/** A built-in component of WeChat, in so far as a test can tell it apart. */
export interface Builtin {
  tag: string
  /** Properties beside those every component has; the template's `hover-class` is `hoverClass` here. */
  properties?: string[]
  role?: string
  attach?(node: BuiltinNode): BuiltinBehaviour
}

export interface BuiltinBehaviour {
  /** Called with the properties after attaching and after every change. */
  update?(properties: Properties): void
  /** What a tap on it, or on its label, does. */
  activate?(): void
  /** Whether a tap on it goes no further. */
  blocksTap?(): boolean
  /** Its part in the values of a form, if it has a name. */
  value?(): unknown
  reset?(): void
}

export type Properties = Record<string, unknown>

export interface BuiltinNode {
  element: HTMLElement
  properties(): Properties
  /** Changes an own property as the component itself does, e.g. a switch that was tapped. */
  set(properties: Properties): void
  trigger(event: string, detail: unknown): void
}

const COMMON = [
  'hidden',
  'ariaRole',
  'ariaLabel',
  'ariaHidden',
  'ariaChecked',
  'ariaSelected',
  'ariaDisabled',
]
const LIVE = ['ariaLive', 'ariaExpanded', 'ariaLabelledby', 'ariaDescribedby', 'ariaControls', 'ariaValuenow']
const REFLECTED = [...COMMON.slice(2), ...LIVE]

/** The built-in component behind an element of the document. */
export const behaviours = new WeakMap<Element, BuiltinBehaviour & BuiltinNode>()

export function defineBuiltin(space: ComponentSpace, builtin: Builtin): void {
  const names = [...COMMON, ...LIVE, ...(builtin.properties ?? [])]
  const definition = space
    .define(`builtin/${builtin.tag}`)
    .template(compiled(`builtin/${builtin.tag}`))
    .definition({
      properties: Object.fromEntries(names.map((name) => [name, { type: null, value: undefined }])),
      observers: [{ fields: '**', observer: update }],
      lifetimes: { attached: attach },
    })
    .registerComponent()
  space.setGlobalUsingComponent(builtin.tag, definition.general())

  function attach(this: GeneralComponent) {
    const element = hostElement(this)
    const node: BuiltinNode = {
      element,
      properties: () => this.data,
      set: (properties) => this.setData(properties),
      trigger: (event, detail) => this.triggerEvent(event, detail),
    }
    const behaviour = builtin.attach?.(node) ?? {}
    behaviours.set(element, { ...node, ...behaviour })
    if (behaviour.activate) this.addListener('tap', () => behaviour.activate?.())
    if (behaviour.blocksTap) {
      const block = (event: ShadowedEvent<unknown>) => {
        if (behaviour.blocksTap?.()) event.stopPropagation()
      }
      this.addListener('tap', block, { capture: true })
    }
    update.call(this)
  }

  function update(this: GeneralComponent) {
    const element = hostElement(this)
    describe(element, this.data, builtin.role)
    behaviours.get(element)?.update?.(this.data)
  }
}

export function compiled(path: string) {
  const content = window.weappTemplates[path]
  if (!content) throw new Error(`there is no template ${path}.wxml`)
  return { groupList: window.weappTemplates, content }
}

export function hostElement(component: GeneralComponent): HTMLElement {
  return component.getBackendElement() as unknown as HTMLElement
}

function describe(element: HTMLElement, properties: Properties, role: string | undefined): void {
  element.hidden = Boolean(properties.hidden)
  reflect(element, 'role', properties.ariaRole || role)
  for (const name of REFLECTED)
    reflect(element, name.replace('aria', 'aria-').toLowerCase(), properties[name])
}

export function reflect(element: Element, attribute: string, value: unknown): void {
  if (value === undefined || value === null || value === '') element.removeAttribute(attribute)
  else if (element.getAttribute(attribute) !== String(value)) element.setAttribute(attribute, String(value))
}
