import type { Input } from '#core/contract/contract'
import { type Seen, seenIn } from '../routes'
import { useInAddress } from '../use-in-address'

/** Which week a page of numbers shows, and as known when: part of its address. */
export function useSeen(urlOf: (seen: Seen) => string) {
  const [seen, show] = useInAddress(seenIn, urlOf)
  return {
    seen,
    show,
    showKnown: (known: string | undefined) => show({ week: seen.week, known }),
  }
}

/** As the operations on standings ask for it. */
export function viewOf({ week, known }: Seen): Pick<Input<'standing.mine'>, 'week' | 'knownAt'> {
  return {
    ...(week !== undefined && { week }),
    ...(known !== undefined && { knownAt: known }),
  }
}
