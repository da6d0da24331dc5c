import type { HTMLAttributes } from 'react'

const weappOnly = new Set([
  'hoverClass',
  'hoverStayTime',
  'hoverStartTime',
  'hoverStopPropagation',
  'catchMove',
  'userSelect',
  'selectable',
  'enhanced',
  'showScrollbar',
  'ariaRole',
])

const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Taro's camel-case aria props as real attributes; what only WeChat understands is left out. */
export function attributesOf(props: object): HTMLAttributes<HTMLElement> {
  const entries = Object.entries(props)
    .filter(([name]) => !weappOnly.has(name))
    .map(([name, value]) => [name.startsWith('aria') ? dashed(name) : name, value])
  const role = 'ariaRole' in props ? { role: props.ariaRole } : {}
  return { ...role, ...Object.fromEntries(entries) }
}
