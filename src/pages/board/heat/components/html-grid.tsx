import { View } from '@tarojs/components'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { cx } from '@/components/class-names'
import { goTo } from '@/components/tap/navigate'
import { cellInWords, figureOf, MARKS } from '../heat-in-words'
import styles from './grid.module.less'
import { dayOf, type GridProps, unitOf } from './grid-props'
import { type Place, stepped } from './steps'

/** On h5: a table that the keyboard walks through as a grid, one stop for the tab key. */
export function HtmlGrid({ heat, urlOf }: GridProps) {
  const { rows, weeks, title } = heat
  const [at, setAt] = useState<Place>({ row: 0, column: weeks.length - 1 })
  const box = useRef<HTMLTableElement>(null)
  // The weeks that matter are the last ones.
  useEffect(() => {
    const scroller = box.current?.parentElement
    if (scroller) scroller.scrollLeft = scroller.scrollWidth
  }, [])

  const walk = (event: KeyboardEvent) => {
    const next = stepped(at, event.key, { rows: rows.length, columns: weeks.length })
    if (!next) return
    event.preventDefault()
    setAt(next)
    const cell = box.current?.tBodies[0]?.rows[next.row]?.cells[next.column + 1]
    cell?.querySelector('a')?.focus()
  }
  return (
    <View className={styles.scroll}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: WAI-ARIA's own example of a grid is a table */}
      <table ref={box} className={styles.grid} role="grid" aria-label={`${title}，每周一格`} onKeyDown={walk}>
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
        <tbody>
          {rows.map((row, index) => (
            <tr key={`${row.planId} ${row.id}`}>
              <th scope="row" className={styles.name}>
                <span className={styles.title}>{row.name}</span>
                {row.groupName && <span className={styles.group}>{row.groupName}</span>}
              </th>
              {row.cells.map((cell, column) => {
                const week = weeks[column]?.number ?? 0
                const url = urlOf(row, week)
                const here = at.row === index && at.column === column
                return (
                  <td key={week} className={styles.td}>
                    <a
                      href={`#${url}`}
                      tabIndex={here ? 0 : -1}
                      className={cx(styles.cell, cell.status ? styles[cell.status] : styles.none)}
                      aria-label={`${row.name}，${cellInWords(cell, week, unitOf(heat))}`}
                      onFocus={() => !here && setAt({ row: index, column })}
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
          ))}
        </tbody>
      </table>
    </View>
  )
}
