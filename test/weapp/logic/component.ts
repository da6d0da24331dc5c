import type { ComponentShape, Data, PropertyShape } from '../protocol'
import type { ViewWindow } from '../view-window'
import { type Definition, Instance, type InstanceHost, methodNames } from './instance'

type Observer = (...values: unknown[]) => void

/** The logic side of a custom component, made when the view has attached it. */
export class AppComponent extends Instance {
  constructor(
    host: InstanceHost,
    readonly number: number,
    readonly path: string,
    readonly page: { number: number; route: string },
    private readonly definition: Definition,
    properties: Data,
    view: ViewWindow,
  ) {
    const data = { ...(definition.data as Data), ...properties }
    const methods = (definition.methods ?? {}) as Definition
    super(host, page.route, methods, data, (changes) =>
      view.send({ kind: 'data', page: page.number, component: number, changes }),
    )
    this.self.properties = this.self.data
    this.self.is = path
    this.self.__component = number
    this.self.getPageId = () => `pageId:${page.number}`
    this.self.createSelectorQuery = () => host.selectorQuery(number)
    this.self.triggerEvent = (
      event: string,
      detail: unknown,
      options: { bubbles?: boolean; composed?: boolean } = {},
    ) =>
      void view.send({
        kind: 'trigger',
        component: number,
        event,
        detail,
        bubbles: options.bubbles ?? false,
        composed: options.composed ?? false,
      })
  }

  live(lifetime: 'created' | 'attached' | 'ready' | 'detached'): void {
    const lifetimes = (this.definition.lifetimes ?? {}) as Definition
    const action = lifetimes[lifetime] ?? this.definition[lifetime]
    if (typeof action === 'function') this.host.run(() => action.call(this.self))
  }

  takeProperties(changes: Data): void {
    Object.assign(this.self.data, this.host.realm.copy(changes))
    const observers = (this.definition.observers ?? {}) as Record<string, Observer>
    for (const [fields, observer] of Object.entries(observers)) {
      const names = fields.split(',').map((name) => name.trim())
      if (!names.some((name) => name in changes || name === '**')) continue
      this.host.run(() =>
        observer.apply(
          this.self,
          names.map((name) => this.self.data[name]),
        ),
      )
    }
  }
}

export function componentShape(
  path: string,
  definition: Definition,
  using: Record<string, string>,
): ComponentShape {
  const properties = (definition.properties ?? {}) as Record<string, unknown>
  const options = (definition.options ?? {}) as { virtualHost?: boolean }
  return {
    path,
    using,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, given]) => [name, propertyShape(given)]),
    ),
    data: (definition.data ?? {}) as Data,
    methods: methodNames((definition.methods ?? {}) as Definition),
    virtualHost: options.virtualHost ?? false,
  }
}

/** `name: String` or `name: { type: String, value: '' }`; the constructors are those of the logic layer's world. */
function propertyShape(given: unknown): PropertyShape {
  if (typeof given === 'function') return { type: typeName(given) }
  const { type, value } = (given ?? {}) as { type?: unknown; value?: unknown }
  return { type: typeName(type), ...(value !== undefined && { value }) }
}

function typeName(type: unknown): PropertyShape['type'] {
  const name = typeof type === 'function' ? type.name : ''
  const known = ['String', 'Number', 'Boolean', 'Object', 'Array'] as const
  return known.find((candidate) => candidate === name) ?? 'Any'
}
