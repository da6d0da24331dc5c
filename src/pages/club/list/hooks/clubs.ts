import { useState } from 'react'
import type { Input, Output } from '#core/contract/contract'
import { type Pages, usePages } from '@/services/pages'

export type ListedClub = Output<'club.list'>['clubs']['items'][number]
export type Which = 'mine' | 'all' | 'closed'

export interface Clubs {
  readonly which: Which
  readonly category: string | null
  readonly wanted: string
  readonly pages: Pages<'club.list', ListedClub>
  see(which: Which): void
  choose(category: string | null): void
  search(wanted: string): void
}

/** `first`: what to see before anything is chosen. */
export function useClubs(first: Which): Clubs {
  const [chosen, see] = useState<Which | null>(null)
  const [category, choose] = useState<string | null>(null)
  const [wanted, search] = useState('')
  const which = chosen ?? first
  const query = wanted.trim()
  const input: Input<'club.list'> = {
    ...(which === 'mine' && { whose: 'mine' as const }),
    ...(which === 'closed' && { closed: true }),
    ...(category !== null && { category }),
    ...(query !== '' && { query }),
  }
  const pages = usePages('club.list', input, (data) => data.clubs)
  return { which, category, wanted, pages, see, choose, search }
}
