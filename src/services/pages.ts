import { useEffect, useState } from 'react'
import type { Input, OperationName, Output } from '#core/contract/contract'
import { useAction } from './action'
import { call } from './call'
import type { Fault } from './faults'
import { type Query, type QueryOptions, useQuery } from './query'

/** Operations that answer with a list page by page. */
export type PagedOperation = {
  [N in OperationName]: 'cursor' extends keyof Input<N> ? N : never
}[OperationName]

export interface PageOf<Item> {
  readonly items: readonly Item[]
  readonly next: string | null
}

export interface Pages<N extends PagedOperation, Item> {
  /** The first page, with all that is answered beside the list. */
  readonly query: Query<N>
  /** All pages loaded so far, in order. */
  readonly items: readonly Item[]
  readonly hasMore: boolean
  readonly busy: boolean
  /** Why the next page did not come. */
  readonly fault: Fault | null
  more(): void
}

interface Later<Item> {
  readonly question: string
  /** The place in the list they go on from: they fit no first page that ends elsewhere. */
  readonly from: string | null
  readonly pages: readonly PageOf<Item>[]
}

/** Pages asked for anew at once, however many one has read. */
const MOST_ANEW = 10

/**
 * A list that grows as one reads on. Coming back to it brings its pages anew, so rows neither double nor go missing: of
 * very long lists the last ones, where one has read to; or if the first page has changed its end, as many as are asked for at once.
 */
export function usePages<N extends PagedOperation, Item>(
  operation: N,
  input: Input<N>,
  listIn: (data: Output<N>) => PageOf<Item>,
  options: QueryOptions = {},
): Pages<N, Item> {
  const query = useQuery(operation, input, options)
  const first = query.data && listIn(query.data)
  const question = JSON.stringify(input)
  const [later, setLater] = useState<Later<Item>>({ question, from: null, pages: [] })
  const earlier = later.question === question ? later.pages : []
  const pages = later.from === first?.next ? earlier : []
  const next = (pages.at(-1) ?? first)?.next ?? null

  const walk = useAction(async (from: string, most: number, before: readonly PageOf<Item>[]) => {
    const walked: PageOf<Item>[] = []
    for (let place: string | null = from; place !== null && walked.length < most; ) {
      const page: PageOf<Item> = listIn(await call(operation, { ...input, cursor: place } as Input<N>))
      walked.push(page)
      place = page.next
    }
    setLater({ question, from: first?.next ?? null, pages: [...before, ...walked] })
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new first page asks for the others anew
  useEffect(() => {
    if (!first?.next || earlier.length === 0) return
    const kept = later.from === first.next ? earlier.slice(0, -MOST_ANEW) : []
    void walk.run(kept.at(-1)?.next ?? first.next, Math.min(earlier.length, MOST_ANEW), kept)
  }, [query.asOf])

  return {
    query,
    items: [...(first?.items ?? []), ...pages.flatMap((page) => page.items)],
    hasMore: next !== null,
    busy: walk.busy,
    fault: walk.fault,
    more: () => void (next !== null && walk.run(next, 1, pages)),
  }
}
