export interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
}

/** Turns the pages of a list from the first to the last. `input` is what to add to the list's input for a page. */
export async function everyPage<T>(
  turn: (input: { cursor?: string }) => Promise<Page<T>>,
): Promise<readonly T[][]> {
  const pages: T[][] = []
  let input: { cursor?: string } | null = {}
  while (input !== null) {
    const { items, next }: Page<T> = await turn(input)
    pages.push([...items])
    input = next === null ? null : { cursor: next }
  }
  return pages
}
