import fc from 'fast-check'

/** As deep as a body of a few kilobytes can be. */
const nested = fc
  .tuple(fc.integer({ min: 50, max: 3_000 }), fc.constantFrom(['[', ']'], ['{"a":', '}']))
  .map(([depth, [open = '', close = '']]) => JSON.parse(`${open.repeat(depth)}0${close.repeat(depth)}`))

const PROTOTYPES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', 'length']
const prototypes = fc
  .constantFrom(...PROTOTYPES)
  .map((key) => JSON.parse(`{"${key}": {"admin": true, "${key}": null}}`))

const numbers = fc.constantFrom(
  ...[1e308, -1e308, 5e-324, -0, 2 ** 53 + 2, 2 ** 31, -(2 ** 31) - 1],
  // JSON's 1e400 is read as infinity.
  ...(JSON.parse('[1e400, -1e400]') as number[]),
)

const HARMFUL = [
  '\u0000',
  '\ud800',
  '\udfff',
  '\uffff',
  '\u202e',
  '\u2028',
  '\r\n',
  '%00',
  '../',
  '$1',
  '<script>',
  '=',
] as const
const texts = fc.oneof(
  fc
    .array(fc.constantFrom(...HARMFUL, '校', '1'), { minLength: 1, maxLength: 6 })
    .map((parts) => parts.join('')),
  fc.integer({ min: 5_000, max: 300_000 }).map((length) => '长'.repeat(length)),
)

const crowds = fc
  .tuple(fc.integer({ min: 300, max: 3_000 }), fc.oneof(numbers, texts, fc.constant({}), fc.constant(null)))
  .map(([length, same]) => Array.from({ length }, () => same))

const hostile: fc.Arbitrary<unknown> = fc.oneof(nested, prototypes, numbers, texts, crowds)

type Path = readonly (string | number)[]
const ownsPlaces = (value: unknown): value is object => typeof value === 'object' && value !== null

function placesIn(value: unknown, path: Path = []): Path[] {
  if (!ownsPlaces(value)) return [path]
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return [path, ...entries.flatMap(([key, inner]) => placesIn(inner, [...path, key]))]
}

function changedAt(value: unknown, [key, ...rest]: Path, change: (there: unknown) => unknown): unknown {
  if (key === undefined) return change(value)
  // An earlier change may have taken the place away.
  if (Array.isArray(value))
    return value.map((inner, index) => (index === key ? changedAt(inner, rest, change) : inner))
  if (!ownsPlaces(value) || !Object.hasOwn(value, key)) return value
  return { ...value, [key]: changedAt((value as Record<string, unknown>)[key], rest, change) }
}

/** A list where an object stands, an object where a list does, and everything in a list of its own. */
const turned = (there: unknown) =>
  Array.isArray(there) ? { ...there } : ownsPlaces(there) ? Object.entries(there) : [there, there]

/** An input with one to three of its places made hostile; what it is made of counts from the seed alone. */
export function hostileLike(input: unknown): fc.Arbitrary<unknown> {
  const places = placesIn(input ?? {})
  const change = fc.oneof(
    { weight: 4, arbitrary: hostile.map((value) => () => value) },
    { weight: 1, arbitrary: fc.constant(turned) },
  )
  return fc
    .array(fc.tuple(fc.constantFrom(...places), change), { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce((made: unknown, [path, how]) => changedAt(made, path, how), input ?? {}))
}
