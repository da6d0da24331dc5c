/**
 * So many at a time, answered in their order: while one is worked out the database reads the next. It ends when all that was under way
 * has ended, also where something fails: a statement that came after its transaction would be in somebody else's.
 */
export async function severalAtOnce<T, R>(
  items: readonly T[],
  most: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const answers = new Array<R>(items.length)
  const left = items.entries()
  let failed = false
  const lane = async () => {
    for (const [index, item] of left) {
      if (failed) return
      try {
        answers[index] = await work(item)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  for (const lanes of await Promise.allSettled(Array.from({ length: most }, lane)))
    if (lanes.status === 'rejected') throw lanes.reason
  return answers
}
