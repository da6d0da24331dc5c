import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cx } from '../class-names'
import { Tap } from '../tap'
import { DataCell, HeadCell, TableBody, TableBox, TableCaption, TableHead, TableRow } from './elements'
import styles from './index.module.less'

export interface Column<Row> {
  key: string
  title: string
  render: (row: Row) => ReactNode
  /** Numbers stand at the right. */
  numeric?: boolean | undefined
}

interface TableProps<Row> {
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

/** A table on wide screens and on paper, a list of small cards on phones. */
export function Table<Row>({ caption, rows, keyOf, columns, urlOf, dense }: TableProps<Row>) {
  const [name, ...rest] = columns
  return (
    <TableBox className={cx(styles.table, dense && styles.dense)}>
      <TableCaption className={styles.caption}>{caption}</TableCaption>
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
      <TableBody className={styles.body}>
        {rows.map((row) => (
          <TableRow key={keyOf(row)} className={cx(styles.row, urlOf?.(row) && styles.tappable)}>
            <HeadCell scope="row" className={styles.name}>
              <Name url={urlOf?.(row)}>{name.render(row)}</Name>
            </HeadCell>
            {rest.map((column) => (
              <DataCell key={column.key} className={cx(styles.td, column.numeric && styles.numeric)}>
                <View className={styles.term} ariaHidden>
                  {column.title}
                </View>
                <View className={styles.datum}>{column.render(row)}</View>
              </DataCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </TableBox>
  )
}

function Name({ url, children }: { url: string | undefined; children: ReactNode }) {
  if (!url) return <View>{children}</View>
  return (
    <Tap url={url} plain className={styles.link}>
      {children}
    </Tap>
  )
}
