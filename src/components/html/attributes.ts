import type { HTMLAttributes } from 'react'

const weappOnly = [
  'hoverClass',
  'hoverStayTime',
  'hoverStartTime',
  'hoverStopPropagation',
  'catchMove',
  'userSelect',
  'selectable',
  'enhanced',
  'showScrollbar',
]

/** What a prop is called as an attribute, null where browsers know none; there are few names, and every box asks. */
const called = new Map<string, string | null>([
  ['ariaRole', 'role'],
  ...weappOnly.map((name) => [name, null] as const),
])

const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Taro's camel-case aria props as real attributes; what only WeChat understands is left out. */
export function attributesOf(props: object): HTMLAttributes<HTMLElement> {
  const attributes: Record<string, unknown> = {}
  for (const [prop, value] of Object.entries(props)) {
    let name = called.get(prop)
    if (name === undefined) {
      name = prop.startsWith('aria') ? dashed(prop) : prop
      called.set(prop, name)
    }
    if (name !== null) attributes[name] = value
  }
  return attributes
}
