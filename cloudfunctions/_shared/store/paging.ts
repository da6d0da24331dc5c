import { isCivilDate } from '#core/calendar/civil-date'
import { problem } from '#core/problem'

export const PAGE_SIZE = 30

/** What a value must look like before the database may see it. */
interface Shape {
  test(text: string): boolean
}

/** A list's place: the sort values of the last row shown. Opaque to clients. */
export function cursorOf(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** The sort values of a cursor; anything but what `cursorOf` made with as many values is refused. */
export function placeOf(cursor: string | undefined, shapes: readonly Shape[]): string[] | undefined {
  if (cursor === undefined) return undefined
  const values = decode(cursor)
  const fits =
    Array.isArray(values) &&
    values.length === shapes.length &&
    shapes.every((shape, index) => shape.test(String(values[index])))
  if (!fits) {
    throw problem('badInput', { fields: [{ path: '/cursor', message: '翻页位置不对，请回到第一页' }] })
  }
  return values.map(String)
}

function decode(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

export const DATE_SHAPE: Shape = { test: isCivilDate }
export const UUID_SHAPE: Shape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
export const INSTANT_SHAPE: Shape = {
  test: (text) =>
    isCivilDate(text.slice(0, 10)) && /^T([01]\d|2[0-3])(:[0-5]\d){2}\.\d{3,6}Z$/.test(text.slice(10)),
}
export const INDEX_SHAPE: Shape = /^\d{1,6}$/

/** One page of rows fetched with one more than a page, so that it is known whether more follow. */
export function pageOf<T>(
  rows: readonly T[],
  place: (last: T) => readonly (string | number)[],
): { items: T[]; next: string | null } {
  const items = rows.slice(0, PAGE_SIZE)
  const last = items.at(-1)
  return { items, next: rows.length > PAGE_SIZE && last ? cursorOf(place(last)) : null }
}

/** A page of a list that is computed whole; the cursor is the index of its next row. */
export function pageWithin<T>(
  all: readonly T[],
  cursor: string | undefined,
): { items: T[]; next: string | null } {
  const from = Number(placeOf(cursor, [INDEX_SHAPE])?.[0] ?? 0)
  const to = from + PAGE_SIZE
  return { items: all.slice(from, to), next: to < all.length ? cursorOf([to]) : null }
}
