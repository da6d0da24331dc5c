import type { GeneralComponent } from 'glass-easel'
import type { ComponentShape, PageShape, PropertyShape } from '../protocol'
import { compiled } from './builtin'
import { sendToLogic } from './channel'
import { forwarding } from './events'
import { space } from './space'

const PROPERTY_TYPES = { String, Number, Boolean, Object, Array, Any: null }

const components = new Map<number, GeneralComponent>()
const numbers = new WeakMap<GeneralComponent, number>()
const pageNumbers = new WeakMap<GeneralComponent, number>()
let lastNumber = 0

export function componentOf(number: number): GeneralComponent | undefined {
  return components.get(number)
}

/** Registers a component of the app; its methods run in the logic layer, on the instance made there when attached. */
export function defineComponent(shape: ComponentShape): void {
  const names = Object.keys(shape.properties)
  const types = Object.entries(shape.properties).map(([name, property]) => [name, typed(property)])
  space
    .define(shape.path)
    .options({ virtualHost: shape.virtualHost })
    .usingComponents(absolute(shape.using))
    .template(compiled(shape.path))
    .definition({
      data: shape.data,
      properties: Object.fromEntries(types),
      observers: names.map((name) => ({ fields: name, observer: reportProperty(name) })),
      methods: forwarding(shape.methods, (component) => ({
        page: pageOf(component),
        component: numbers.get(component) ?? 0,
      })),
      lifetimes: {
        attached(this: GeneralComponent) {
          const properties = Object.fromEntries(names.map((name) => [name, this.data[name]]))
          const [page, component] = [pageOf(this), register(this)]
          sendToLogic({ kind: 'attached', page, component, path: shape.path, properties })
        },
        detached(this: GeneralComponent) {
          const component = numbers.get(this) ?? 0
          components.delete(component)
          sendToLogic({ kind: 'detached', component })
        },
      },
    })
    .registerComponent()
}

export function definePage(shape: PageShape) {
  return space
    .define(shape.route)
    .usingComponents(absolute(shape.using))
    .template({ ...compiled(shape.route), fallbackListenerOnNativeNode: true })
    .definition({
      data: shape.data,
      methods: forwarding(shape.methods, () => ({ page: shape.page })),
      lifetimes: {
        created(this: GeneralComponent) {
          pageNumbers.set(this, shape.page)
        },
      },
    })
    .registerComponent()
    .general()
}

function register(component: GeneralComponent): number {
  lastNumber += 1
  numbers.set(component, lastNumber)
  components.set(lastNumber, component)
  return lastNumber
}

/** The page around a component, which need not be the one on show. */
function pageOf(component: GeneralComponent): number {
  const owner = component.ownerShadowRoot?.getHostNode()
  return owner ? pageOf(owner) : (pageNumbers.get(component) ?? 0)
}

function reportProperty(name: string) {
  return function (this: GeneralComponent, value: unknown) {
    const component = numbers.get(this)
    if (component) sendToLogic({ kind: 'property', component, changes: { [name]: value } })
  }
}

function absolute(using: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(using).map(([alias, path]) => [alias, `/${path}`]))
}

function typed({ type, value }: PropertyShape) {
  return value === undefined ? { type: PROPERTY_TYPES[type] } : { type: PROPERTY_TYPES[type], value }
}
