import { cx } from '../class-names'
import { useWindow } from '../long-list/use-window'
import type { TableProps } from './columns'
import { HeadCell, rowCount, TableBox, TableCaption, TableHead, TableRow } from './elements'
import styles from './index.module.less'
import { Rows } from './rows'
import { SteadyColumns, useSteadyColumns } from './steady-columns'

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
