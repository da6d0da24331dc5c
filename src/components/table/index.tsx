import type { ReactNode } from 'react'
import { cx } from '../class-names'
import { useWindow } from '../long-list/use-window'
import { HeadCell, rowCount, TableBox, TableCaption, TableHead, TableRow } from './elements'
import styles from './index.module.less'
import { Rows } from './rows'
import { SteadyColumns, useSteadyColumns } from './steady-columns'

export interface Column<Row> {
  key: string
  title: string
  render: (row: Row) => ReactNode
  /** Numbers stand at the right. */
  numeric?: boolean | undefined
}

export interface TableProps<Row> {
  /** What the table holds, for screen readers. */
  caption: string
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** The first column names the row. */
  columns: readonly [Column<Row>, ...Column<Row>[]]
  /** Where the row leads; the whole row can be tapped, its first column is the link. */
  urlOf?: ((row: Row) => string | undefined) | undefined
  /** Closer columns, for a table of many beside something else. */
  dense?: boolean | undefined
}

/** A table on wide screens and on paper, a list of small cards on phones. Of a long one the rows around the screen are drawn. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, rows, columns, dense } = props
  const window = useWindow(rows.length)
  const widths = useSteadyColumns(window)
  return (
    <TableBox
      id={window.id}
      className={cx(styles.table, dense && styles.dense, widths && styles.steady)}
      {...rowCount(window, rows.length + 1)}
    >
      <TableCaption className={styles.caption}>{caption}</TableCaption>
      <SteadyColumns widths={widths} />
      <TableHead className={styles.head}>
        <TableRow className={styles.row}>
          {columns.map((column) => (
            <HeadCell
              key={column.key}
              scope="col"
              className={cx(styles.th, column.numeric && styles.numeric)}
            >
              {column.title}
            </HeadCell>
          ))}
        </TableRow>
      </TableHead>
      <Rows {...props} window={window} />
    </TableBox>
  )
}
