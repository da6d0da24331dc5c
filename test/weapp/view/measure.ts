import type { Element as TreeElement } from 'glass-easel'
import type { NodeQuery } from '../protocol'
import { componentOf } from './components'

/** Answers a selector query of the logic layer from the layout Chromium made. */
export function measure(queries: NodeQuery[]): unknown[] {
  return queries.map((query) => {
    if (query.selector === null) return viewport(query)
    const found = [...scope(query).querySelectorAll(asDom(query.selector))]
    const results = found.map((element) => fields(element, query))
    return query.single ? (results[0] ?? null) : results
  })
}

function scope({ component }: NodeQuery): ParentNode {
  const root = component === undefined ? undefined : (componentOf(component)?.getBackendElement() as unknown)
  return root instanceof Element ? root : document
}

/** A type selector names a template's tag, which the document spells with a prefix. */
function asDom(selector: string): string {
  return selector.replace(/>>>/g, ' ').replace(/(^|[\s>+~,])([a-z][\w-]*)/g, '$1wx-$2')
}

function fields(element: Element, query: NodeQuery): Record<string, unknown> {
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
  const node = (element as { __wxElement?: TreeElement }).__wxElement
  return {
    ...(query.fields.includes('id') && { id: element.id }),
    ...(query.fields.includes('dataset') && { dataset: { ...node?.dataset } }),
    ...(query.fields.includes('rect') && { left, top, right, bottom }),
    ...(query.fields.includes('size') && { width, height }),
    ...(query.fields.includes('scrollOffset') && scrollOffset(element)),
  }
}

function viewport(query: NodeQuery): Record<string, unknown> {
  const root = document.documentElement
  const [width, height] = [root.clientWidth, root.clientHeight]
  return {
    ...(query.fields.includes('id') && { id: '' }),
    ...(query.fields.includes('dataset') && { dataset: {} }),
    ...(query.fields.includes('rect') && { left: 0, top: 0, right: width, bottom: height }),
    ...(query.fields.includes('size') && { width, height }),
    ...(query.fields.includes('scrollOffset') && scrollOffset(root)),
  }
}

function scrollOffset({ scrollLeft, scrollTop, scrollWidth, scrollHeight }: Element) {
  return { scrollLeft, scrollTop, scrollWidth, scrollHeight }
}
