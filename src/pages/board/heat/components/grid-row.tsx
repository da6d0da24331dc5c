import { memo } from 'react'
import { cx } from '@/components/class-names'
import { goTo } from '@/components/tap/navigate'
import { cellInWords, figureOf, type Heat, type HeatRow, MARKS } from '../heat-in-words'
import styles from './grid.module.less'
import type { GridProps } from './grid-props'
import type { Place } from './steps'

interface GridRowProps {
  row: HeatRow
  weeks: Heat['weeks']
  unit: string
  /** Which of all rows it is. */
  place: number
  /** The column that the tab key stops at, if it does in this row. */
  stop: number | undefined
  urlOf: GridProps['urlOf']
  onAt: (place: Place) => void
}

/** Drawn anew only when it changes, or the stop of the tab key comes or goes: a grid has thousands of cells. */
export const GridRow = memo(({ row, weeks, unit, place, stop, urlOf, onAt }: GridRowProps) => (
  <tr aria-rowindex={place + 2}>
    <th scope="row" className={styles.name}>
      <span className={styles.title}>{row.name}</span>
      {row.groupName && <span className={styles.group}>{row.groupName}</span>}
    </th>
    {row.cells.map((cell, column) => {
      const week = weeks[column]?.number ?? 0
      const url = urlOf(row, week)
      return (
        <td key={week} className={styles.td}>
          <a
            href={`#${url}`}
            data-at={`${place} ${column}`}
            tabIndex={stop === column ? 0 : -1}
            className={cx(styles.cell, cell.status ? styles[cell.status] : styles.none)}
            aria-label={`${row.name}，${cellInWords(cell, week, unit)}`}
            onFocus={() => onAt({ row: place, column })}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return
              event.preventDefault()
              void goTo(url)
            }}
          >
            {figureOf(cell)}
            {cell.status && <span className={styles.mark}>{MARKS[cell.status]}</span>}
          </a>
        </td>
      )
    })}
  </tr>
))
