import { describe, expect, test } from 'vitest'
import type * as z from 'zod/mini'
import { contract } from '#core/contract/contract'
import { civilDate } from '#core/contract/shapes'

/** Refused by more than their length: a date has ten characters. */
const KNOWN: readonly z.ZodMiniType[] = [civilDate]

/** What any input may hold at most, in places where something repeats; a whole roster or timetable has the most. */
const LONGEST_LIST = 20_000
const LONGEST_TEXT = 6_000_000

interface Def {
  readonly type: string
  readonly format?: string
  readonly checks?: readonly { readonly _zod: { readonly def: Check } }[]
  readonly shape?: Readonly<Record<string, z.ZodMiniType>>
  readonly catchall?: z.ZodMiniType
  readonly options?: readonly z.ZodMiniType[]
  readonly items?: readonly z.ZodMiniType[]
  readonly element?: z.ZodMiniType
  readonly innerType?: z.ZodMiniType
  readonly keyType?: z.ZodMiniType
  readonly valueType?: z.ZodMiniType
  readonly in?: z.ZodMiniType
}

interface Check {
  readonly check: string
  readonly maximum?: number
  readonly length?: number
  readonly value?: number
  readonly format?: string
  readonly pattern?: RegExp
}

const defOf = (schema: z.ZodMiniType) => schema._zod.def as unknown as Def
const checksOf = ({ checks = [] }: Def) => checks.map(({ _zod }) => _zod.def)

/** A format of zod's own, or a pattern that ends and repeats nothing without end, has a longest text by itself. */
function textIsBounded(def: Def): boolean {
  if (def.format === 'uuid') return true
  return checksOf(def).some(
    ({ check, maximum = Infinity, length = Infinity, pattern }) =>
      (check === 'max_length' && maximum <= LONGEST_TEXT) ||
      (check === 'length_equals' && length <= LONGEST_TEXT) ||
      (pattern !== undefined && /^\^[^*+]*\$$/.test(pattern.source) && !/,\}/.test(pattern.source)),
  )
}

function numberIsBounded(def: Def): boolean {
  const checks = checksOf(def).map(({ check }) => check)
  return checks.includes('less_than') && checks.includes('greater_than')
}

const countIsBounded = (def: Def) =>
  checksOf(def).some(
    ({ check, maximum = Infinity, length = Infinity }) =>
      ['max_length', 'length_equals', 'max_size'].includes(check) &&
      Math.min(maximum, length) <= LONGEST_LIST,
  )

/** Every place of an input that could grow without end, or hold what nobody asked for. */
function* loose(schema: z.ZodMiniType, place: string): Generator<string> {
  if (KNOWN.includes(schema)) return
  const def = defOf(schema)
  switch (def.type) {
    case 'string':
      if (!textIsBounded(def)) yield `${place}: a text of any length`
      return
    case 'number':
      if (!numberIsBounded(def)) yield `${place}: a number of any size`
      return
    case 'array':
      if (!countIsBounded(def)) yield `${place}: a list of any length`
      if (def.element) yield* loose(def.element, `${place}[]`)
      return
    case 'record':
      if (!isCounted(schema)) yield `${place}: so many entries as one likes`
      for (const inner of [def.keyType, def.valueType]) if (inner) yield* loose(inner, `${place}{}`)
      return
    case 'object':
      if (!def.catchall) yield `${place}: keys that nobody knows`
      for (const [key, inner] of Object.entries(def.shape ?? {})) yield* loose(inner, `${place}/${key}`)
      return
    case 'union':
    case 'tuple':
      for (const inner of def.options ?? def.items ?? []) yield* loose(inner, place)
      return
    case 'optional':
    case 'default':
    case 'nullable':
    case 'pipe': {
      const inner = def.innerType ?? def.in
      if (inner) yield* loose(inner, place)
      return
    }
    case 'enum':
    case 'literal':
    case 'boolean':
    case 'null':
      return
    default:
      yield `${place}: ${def.type}, of which nothing is known`
  }
}

/** Records have no check of their own for how many: what counts is that a hundred thousand entries are refused. */
function isCounted(schema: z.ZodMiniType): boolean {
  const { keyType, valueType } = defOf(schema)
  if (!keyType || !valueType) return false
  const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, '']))
  const checks = checksOf(defOf(schema)).length
  return checks > 0 && !schema.safeParse(many).success
}

test('every text, list, number and record of every input is bounded, and no input takes unknown keys', () => {
  const found = Object.entries(contract).flatMap(([name, { input }]) => [...loose(input, name)])
  expect(found).toEqual([])
})

describe('the walk itself finds', () => {
  test('what is looser than it may be', async () => {
    const z = await import('zod/mini')
    const input = z.strictObject({
      text: z.string(),
      list: z.array(z.boolean()),
      number: z.number().check(z.gte(0)),
      open: z.object({}),
      record: z.record(z.string().check(z.maxLength(3)), z.boolean()),
      any: z.unknown(),
      fine: z.array(z.string().check(z.maxLength(3))).check(z.maxLength(3)),
    })
    expect([...loose(input, '')].map((each) => each.split(':')[0])).toEqual([
      '/text',
      '/list',
      '/number',
      '/open',
      '/record',
      '/any',
    ])
  })
})
