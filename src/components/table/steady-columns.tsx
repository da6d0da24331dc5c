import { useLayoutEffect, useState } from 'react'
import type { Window } from '../long-list/use-window'

/**
 * How wide the columns are with the first rows of a long table, in hundredths of it: other rows, drawn as one reads on, would
 * have the columns move under one's eyes.
 */
export function useSteadyColumns({ id, whole }: Pick<Window, 'id' | 'whole'>): readonly number[] | undefined {
  const [widths, keep] = useState<readonly number[]>()
  useLayoutEffect(() => {
    if (process.env.TARO_ENV !== 'h5' || whole) return
    const table = document.getElementById(id)
    const heads = [...(table?.querySelectorAll<HTMLElement>('thead th') ?? [])]
    const all = heads.reduce((sum, { offsetWidth }) => sum + offsetWidth, 0)
    // On a phone there are no columns.
    if (all > 0) keep(heads.map(({ offsetWidth }) => (100 * offsetWidth) / all))
  }, [id, whole])
  return whole ? undefined : widths
}

export function SteadyColumns({ widths }: { widths: readonly number[] | undefined }) {
  if (!widths) return null
  return (
    <colgroup>
      {widths.map((width, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column has nothing but its place
        <col key={column} style={{ width: `${width}%` }} />
      ))}
    </colgroup>
  )
}
