import type { Data } from '../protocol'

/** Writes what setData was given into `data`; a key may be a path such as `list[0].name` or `root.cn.[2].v`. */
export function applyChanges(data: Data, changes: Data): void {
  for (const [path, value] of Object.entries(changes)) assign(data, segmentsOf(path), value)
}

function assign(target: Data, [name, ...rest]: (string | number)[], value: unknown): void {
  if (name === undefined) return
  const next = rest[0]
  if (next === undefined) {
    target[name] = value
    return
  }
  const inner = target[name]
  const usable = typeof next === 'number' ? Array.isArray(inner) : typeof inner === 'object' && inner !== null
  if (!usable) target[name] = typeof next === 'number' ? [] : {}
  assign(target[name] as Data, rest, value)
}

function segmentsOf(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([name, index]) =>
    index === undefined ? name : Number(index),
  )
}
