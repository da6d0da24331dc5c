import { View } from '@tarojs/components'
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { cx } from '@/components/class-names'
import { PIECE } from '@/components/long-list/pieces'
import { useWindow } from '@/components/long-list/use-window'
import { Gap, rowCount } from '@/components/table/elements'
import styles from './grid.module.less'
import { dayOf, type GridProps, unitOf } from './grid-props'
import { GridRow } from './grid-row'
import { type Place, stepped } from './steps'

/** On h5: a table that the keyboard walks through as a grid, one stop for the tab key. */
export function HtmlGrid({ heat, urlOf }: GridProps) {
  const { rows, weeks, title } = heat
  const [at, setAt] = useState<Place>({ row: 0, column: weeks.length - 1 })
  const goAt = useCallback(
    (next: Place) => setAt((now) => (now.row === next.row && now.column === next.column ? now : next)),
    [],
  )
  const box = useRef<HTMLTableElement>(null)
  const window = useWindow(rows.length)
  const { id, whole, shown, above, below } = window
  const unit = unitOf(heat)
  const first = (shown[0] ?? 0) * PIECE
  const last = whole ? rows.length : ((shown.at(-1) ?? 0) + 1) * PIECE
  // The stop moves into sight with those who scroll away from it.
  const stop = at.row >= first && at.row < last ? at.row : first
  // The weeks that matter are the last ones.
  useEffect(() => {
    const scroller = box.current?.parentElement
    if (scroller) scroller.scrollLeft = scroller.scrollWidth
  }, [])

  const walk = (event: KeyboardEvent) => {
    const next = stepped(at, event.key, { rows: rows.length, columns: weeks.length })
    if (!next) return
    event.preventDefault()
    goAt(next)
    box.current?.querySelector<HTMLElement>(`[data-at="${next.row} ${next.column}"]`)?.focus()
  }
  const rowsIn = (from: number, to: number) =>
    rows
      .slice(from, to)
      .map((row, index) => (
        <GridRow
          key={`${row.planId} ${row.id}`}
          {...{ row, weeks, urlOf, unit }}
          onAt={goAt}
          place={from + index}
          stop={stop === from + index ? at.column : undefined}
        />
      ))
  return (
    <View className={styles.scroll}>
      <table
        ref={box}
        id={id}
        className={styles.grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: WAI-ARIA's own example of a grid is a table
        role="grid"
        aria-label={`${title}，每周一格`}
        onKeyDown={walk}
        {...rowCount(window, rows.length + 1)}
      >
        <thead>
          <tr>
            <th scope="col" className={cx(styles.name, styles.corner)}>
              周次
            </th>
            {weeks.map(({ number, monday }) => (
              <th key={number} scope="col" className={styles.week}>
                <span className={styles.spoken}>第</span>
                {number}
                <span className={styles.spoken}>周</span>
                <span className={styles.day}>{dayOf(monday)}</span>
              </th>
            ))}
          </tr>
        </thead>
        {above > 0 && <Gap id={`${id}-above`} height={above} />}
        {whole && <tbody>{rowsIn(0, rows.length)}</tbody>}
        {!whole &&
          shown.map((piece) => (
            <tbody key={piece} id={`${id}-${piece}`}>
              {rowsIn(piece * PIECE, (piece + 1) * PIECE)}
            </tbody>
          ))}
        {below > 0 && <Gap id={`${id}-below`} height={below} />}
      </table>
    </View>
  )
}
