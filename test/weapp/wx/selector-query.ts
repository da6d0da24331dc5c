import type { NodeField, NodeQuery } from '../protocol'
import type { WxHost } from './api'

type Callback = (result: unknown) => void

const RECT: NodeField[] = ['id', 'dataset', 'rect', 'size']

interface Asked {
  query: NodeQuery
  callback: Callback | undefined
}

/** wx.createSelectorQuery: the layout it reports is the one Chromium made. */
export class SelectorQuery {
  private readonly asked: Asked[] = []

  constructor(
    private readonly host: WxHost,
    private component: number | undefined,
  ) {}

  in(component: { __component?: number }): this {
    this.component = component.__component ?? this.component
    return this
  }

  select(selector: string) {
    return this.nodes({ selector, single: true })
  }

  selectAll(selector: string) {
    return this.nodes({ selector, single: false })
  }

  selectViewport() {
    return this.nodes({ selector: null, single: true })
  }

  exec(done?: Callback): this {
    const asked = [...this.asked]
    void this.host.view.measure(asked.map(({ query }) => query)).then((measured) => {
      const results = this.host.realm.copy(measured)
      this.host.timers.setTimeout(() => {
        for (const [index, { callback }] of asked.entries()) callback?.(results[index])
        done?.(results)
      })
    })
    return this
  }

  private nodes(target: Pick<NodeQuery, 'selector' | 'single'>) {
    const ask = (fields: NodeField[], callback?: Callback): this => {
      const component = this.component === undefined ? {} : { component: this.component }
      this.asked.push({ query: { ...target, ...component, fields }, callback })
      return this
    }
    return {
      boundingClientRect: (callback?: Callback) => ask(RECT, callback),
      scrollOffset: (callback?: Callback) => ask(['id', 'dataset', 'scrollOffset'], callback),
      fields: (wanted: Partial<Record<NodeField, boolean>>, callback?: Callback) =>
        ask(
          (Object.keys(wanted) as NodeField[]).filter((field) => wanted[field]),
          callback,
        ),
    }
  }
}
