import type { AppFolder } from '../folder/app-folder'
import type { Data, PageShape } from '../protocol'
import type { ViewWindow } from '../view-window'
import { type Definition, Instance, type InstanceHost, methodNames } from './instance'

export type Query = Record<string, string>

let lastPage = 0

export class Page extends Instance {
  constructor(
    host: InstanceHost,
    readonly number: number,
    route: string,
    definition: Definition,
    readonly query: Query,
    view: ViewWindow,
  ) {
    const data = (definition.data ?? {}) as Data
    super(host, route, definition, data, (changes) => view.send({ kind: 'data', page: number, changes }))
    const own = { route, __route__: route, is: route, options: query, getPageId: () => `pageId:${number}` }
    Object.assign(this.self, own, { createSelectorQuery: () => host.selectorQuery() })
  }

  shape(folder: AppFolder): PageShape {
    return {
      page: this.number,
      route: this.route,
      using: folder.using(this.route),
      data: JSON.parse(JSON.stringify(this.self.data)),
      methods: methodNames(this.self),
      listensToScroll: this.has('onPageScroll'),
      reachBottomDistance: folder.window(this.route).onReachBottomDistance ?? 50,
      onTabBar: folder.tabs.some(({ pagePath }) => pagePath === this.route),
    }
  }
}

export function nextPageNumber(): number {
  lastPage += 1
  return lastPage
}

/** A page made with Component() keeps what Page() has at the top in `methods`. */
export function pageDefinition(definition: Definition): Definition {
  const { methods, lifetimes, properties: _, ...rest } = definition
  return methods ? { ...rest, ...(lifetimes as Definition), ...(methods as Definition) } : definition
}
