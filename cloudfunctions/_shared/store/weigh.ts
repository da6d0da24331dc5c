/** About how many bytes of memory a value takes, all that it refers to included: as V8 lays things out, rather too much than too little. */
export function weigh(value: unknown): number {
  const seen = new Set<object>()
  const of = (each: unknown): number => {
    if (typeof each === 'string') return 16 + 2 * each.length
    if (typeof each !== 'object' || each === null || seen.has(each)) return 0
    seen.add(each)
    if (ArrayBuffer.isView(each)) return 200 + each.byteLength
    let bytes = 32
    if (each instanceof Map) for (const [key, held] of each) bytes += 48 + of(key) + of(held)
    else if (each instanceof Set) for (const held of each) bytes += 32 + of(held)
    else for (const held of Object.values(each)) bytes += 16 + of(held)
    return bytes
  }
  return of(value)
}
