import type { ReactNode } from 'react'
import type { PagedOperation, Pages } from '@/services/pages'
import { Answered } from './answered'
import { More } from './more'

interface ListedProps<N extends PagedOperation, Item> {
  pages: Pages<N, Item>
  loadingRows?: number
  /** What is said where the list has nothing. */
  empty: ReactNode
  children: (items: readonly Item[]) => ReactNode
}

/** A list that comes page by page, from asking for the first one to asking for more. */
export function Listed<N extends PagedOperation, Item>({
  pages,
  empty,
  children,
  ...asked
}: ListedProps<N, Item>) {
  return (
    <Answered query={pages.query} {...asked}>
      {() => (
        <>
          {pages.items.length === 0 ? empty : children(pages.items)}
          <More pages={pages} />
        </>
      )}
    </Answered>
  )
}
