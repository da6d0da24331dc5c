import type { ReactNode } from 'react'

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
