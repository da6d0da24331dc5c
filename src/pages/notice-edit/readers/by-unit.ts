import type { Output } from '#core/contract/contract'

export type Reader = Output<'notice.readers'>['items'][number]

export interface UnitOfReaders {
  readonly unit: string
  readonly readers: readonly Reader[]
}

/** In the order of the roster, which names all of a unit one after the other. */
export function byUnit(readers: readonly Reader[]): UnitOfReaders[] {
  const units = new Map<string, Reader[]>()
  for (const reader of readers) units.set(reader.unit, [...(units.get(reader.unit) ?? []), reader])
  return [...units].map(([unit, its]) => ({ unit, readers: its }))
}
