import { createHash } from 'node:crypto'
import { kindOf } from '#core/record/kinds/kinds'
import type { RecordContent } from '#core/record/record'

/** SHA-256, hexadecimal, over a JSON value with its keys in order: equal content has equal hashes. */
export function contentHash(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(inOrder(value)))
    .digest('hex')
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, inOrder(inner)]),
  )
}

/**
 * The hash of a submission as it came in. Fields at their defaults do not show in it, so that a submission from before a
 * field was added is known again by a server that has added it.
 */
export function submittedHash({ kind, payload }: RecordContent): string {
  const defaults = new Map(Object.entries(kindOf(kind).defaults))
  const isDefault = (key: string, value: unknown) =>
    defaults.has(key) && JSON.stringify(defaults.get(key)) === JSON.stringify(value)
  const told = Object.fromEntries(Object.entries(payload).filter(([key, value]) => !isDefault(key, value)))
  return contentHash({ kind, payload: told })
}
